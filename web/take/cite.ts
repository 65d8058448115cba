// How the playground is cited: the words of CITATION.cff, for a reader to copy.
import { version } from 'batchnorm-playground';

const AUTHORS = 'BatchNorm Playground contributors';
const TITLE = 'BatchNorm Playground: does batch norm undo itself?';

export const citation = (address: string): string =>
  `${AUTHORS}. ${TITLE} Version ${version}, 2026. ${address}`;

export const bibtex = (address: string): string => `@software{batchnorm_playground,
  author  = {{${AUTHORS}}},
  title   = {${TITLE}},
  version = {${version}},
  year    = {2026},
  url     = {${address}}
}`;

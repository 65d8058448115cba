// What a reader pastes into a site: the same embed as a frame, an element, Markdown, MDX or a React component.
import { initial } from '../config';
import { formatHash } from '../hash';
import { plainQuery, type Query } from '../query';
import { rows, type State } from '../state';

export interface Choice {
  readonly query: Query;
  readonly state: State;
  /** The page's address, without query and hash. */
  readonly page: string;
  /** CSS pixels, as the preview has it: until a script of the page's host sets it. */
  readonly height: number;
}

export const FORMATS = ['HTML', 'Element', 'Markdown', 'MDX', 'React'] as const;
export type Format = (typeof FORMATS)[number];

/** Scripts alone make the figure work; the others let links open, results be saved and snippets copied. */
export const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
const attributes = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, text]) => `${name}="${escaped(text)}"`).join(' ');

/** What of the query is not as it is without being said. */
function said({ query }: Choice): [string, string][] {
  const { panels, controls, title, theme, autoplay, height } = query;
  const pairs: [string, string][] = [['panels', panels.join(',')]];
  if (controls.length > 0) pairs.push(['controls', controls.join(',')]);
  if (title) pairs.push(['title', title]);
  if (theme && theme !== 'auto') pairs.push(['theme', theme]);
  if (autoplay !== plainQuery.autoplay) pairs.push(['autoplay', autoplay]);
  if (height !== plainQuery.height) pairs.push(['height', height]);
  return pairs;
}

/** The address of the frame, with points of the reader's own: it is the reader who pastes it. Commas stay as they are: people read these. */
export function embedUrl(choice: Choice): string {
  const query = new URLSearchParams(said(choice)).toString().replace(/%2C/g, ',');
  return `${choice.page}?embed&${query}${formatHash(choice.state)}`;
}

const titleOf = ({ query }: Choice) => query.title || 'BatchNorm Playground';
const beside = ({ page }: Choice, name: string) => new URL(name, page).href;

const frame = (choice: Choice) =>
  attributes([
    ['src', embedUrl(choice)],
    ['title', titleOf(choice)],
    ['width', '100%'],
    ['height', String(choice.height)],
    ['style', 'border:0'],
    ['loading', 'lazy'],
    ['sandbox', SANDBOX],
    ['allow', 'clipboard-write'],
  ]);

const jsx = (choice: Choice) => `<iframe
  src=${JSON.stringify(embedUrl(choice))}
  title={${JSON.stringify(titleOf(choice))}}
  width="100%"
  height={${choice.height}}
  style={{ border: 0 }}
  loading="lazy"
  sandbox="${SANDBOX}"
  allow="clipboard-write"
/>`;

/** Not an import of the page's own. */
const REACT = "'react'";

const fields = ({ state }: Choice): [string, string][] =>
  rows.filter(({ key }) => state[key] !== initial[key]).map(({ key }) => [key, String(state[key])]);

export const snippets: Record<Format, (choice: Choice) => string> = {
  HTML: (c) => `<iframe ${frame(c)}></iframe>
<script type="module" src="${escaped(beside(c, 'embed.js'))}"></script>`,
  Element: (c) => {
    const shown = said(c).map(
      ([name, text]) => [name === 'title' ? 'heading' : name, text] as const,
    );
    return `<script type="module" src="${escaped(beside(c, 'element.js'))}"></script>
<batchnorm-playground ${attributes([...shown, ...fields(c)])}></batchnorm-playground>`;
  },
  Markdown: (c) => `<iframe ${frame(c)}></iframe>`,
  MDX: jsx,
  React: (c) => `import { fitHeights } from 'batchnorm-playground/embed';
import { useEffect } from ${REACT};

export function BatchNormFigure() {
  useEffect(() => fitHeights(), []);
  return (
    ${jsx(c).replace(/\n/g, '\n    ')}
  );
}`,
};

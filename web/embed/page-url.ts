// The whole page's address with the same state: what an embed opens, and what its snippet points to.
import { formatHash } from '../hash';
import type { State } from '../state';

/** Without the query, which says only how an embed is shown. */
export function pageUrl(state: State, personal = true): string {
  const url = new URL(document.baseURI);
  url.search = '';
  url.hash = formatHash(state, personal);
  return url.href;
}

// Where the page will live, if whoever builds it knows: previews and oEmbed need whole addresses.
import { Stop } from './run.mjs';

/** PUBLIC_URL from the environment, ending in a slash; undefined without it. */
export function publicUrl(text = process.env.PUBLIC_URL) {
  if (!text) return undefined;
  const url = URL.parse?.(text) ?? (URL.canParse(text) ? new URL(text) : null);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Stop(
      `PUBLIC_URL is ${JSON.stringify(text)}; an address like https://example.org/playground/ is needed.`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

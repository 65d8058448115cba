// A story in a frame: its height goes to the site around whenever it changes, and it trains only while it is seen.
import { hold, share } from '../frames';
import { parseQuery } from '../query';
import { heights } from './heights';

/** @returns ends it */
export function tellHeight(element: HTMLElement): () => void {
  const { query } = parseQuery(location.search);
  if (!query.embed || parent === window) return () => {};
  document.documentElement.dataset.embed = query.height;
  share();
  const seen = new IntersectionObserver(([entry]) => hold(!entry?.isIntersecting));
  seen.observe(element);
  const tell = heights((message) => parent.postMessage(message, '*'), location.hash);
  let told = 0;
  const grown = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== told) tell((told = height));
  });
  if (query.height === 'auto') grown.observe(element);
  return () => {
    grown.disconnect();
    seen.disconnect();
    hold(false);
  };
}

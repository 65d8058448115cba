// Marked text as the reader sees it: formulas set as mathematics, terms that explain themselves.
import { html, type TemplateResult } from 'lit';
import { formula } from './formula';

const MARK = /\$([^$]+)\$|\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

export function words(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const found of text.matchAll(MARK)) {
    parts.push(text.slice(at, found.index));
    const [all, math, term, shown] = found;
    at = found.index + all.length;
    parts.push(
      math === undefined
        ? html`<bnp-term .term=${term!.toLowerCase()}>${shown ?? term}</bnp-term>`
        : formula(math),
    );
  }
  parts.push(text.slice(at));
  return parts;
}

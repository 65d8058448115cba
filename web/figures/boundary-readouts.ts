// How well the network does, in large numbers: of each set the share that is right, and the loss.
import type { Measures } from 'batchnorm-playground';
import { html, type TemplateResult } from 'lit';
import { hundredths, SIGN, short } from '../numbers';
import { asOfWords } from './as-of';
import { RUNNING, WHY } from './statistics';

/** Letters of one width each would make the sign and the space before it as wide as digits. */
const share = (x: number) => html`${hundredths(x)}<span class="sign">${SIGN}</span>`;

/**
 * @param kept  whether batch norm keeps running statistics, with which this is measured
 * @param values  the points have values in place of classes: the loss alone says it
 * @param old  the step that this is of, where the run has gone further and diverged; null: it is as of now
 */
export function readouts(
  m: Measures | null,
  values: boolean,
  kept: boolean,
  old: number | null,
): TemplateResult {
  const row = (name: string, set: { accuracy?: number; loss: number } | null | undefined) => {
    const main =
      set?.accuracy !== undefined ? share(set.accuracy) : values && set ? short(set.loss) : '–';
    return html`<div>
      <dt>${name}</dt>
      <dd class="num">${main}<small>${values ? 'loss' : html`loss ${set ? short(set.loss) : '–'}`}</small></dd>
    </div>`;
  };
  return html`<dl>${row('Training set', m?.train)}${m && !m.test ? '' : row('Test set', m?.test)}</dl>
    ${kept ? html`<p class="kept" title=${WHY}>${RUNNING}</p>` : ''}
    ${old === null ? '' : html`<p class="kept">${asOfWords(old)}</p>`}`;
}

// The end of an experiment: what was measured in this browser beside the criterion as published.
import {
  type Criterion,
  type Judged,
  limits,
  type Measured,
  type Outcome,
  railOf,
  valuesOf,
} from 'batchnorm-playground/experiments';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { percent, short } from '../numbers';

const WIDTH = 240;
const EDGE = 7;

/** The allowed band, the bound, and a dot for each run. */
function rail(criterion: Criterion, runs: readonly Measured[]): TemplateResult {
  const values = valuesOf(criterion, runs);
  const line = railOf(values, criterion);
  const x = (place: number) => EDGE + place * (WIDTH - 2 * EDGE);
  const [from, to] = line.allowed.map(x) as [number, number];
  const { bound } = criterion;
  const words = `${values.map(short).join(', ')}; allowed ${limits(criterion.from, criterion.to)}`;
  return html`<svg class="rail" viewBox="0 0 ${WIDTH} 30" role="img" aria-label=${words}>
    <rect class="allowed" x=${from} y="4" width=${Math.max(2, to - from)} height="14" rx="2" />
    <path class="axis" d="M${EDGE} 18H${WIDTH - EDGE}" />
    ${bound ? svg`<path class="bound" d="M${x(line.place(bound.value))} 1V18" />` : nothing}
    ${values.map((v) => svg`<circle class="run" cx=${x(line.place(v))} cy="11" r="4" />`)}
    <text x=${EDGE} y="29">${short(line.low)}</text>
    <text x=${WIDTH - EDGE} y="29" text-anchor="end">${short(line.high)}</text>
  </svg>`;
}

function wanted({ over = 'median', from, to, bound }: Criterion): TemplateResult {
  const range =
    typeof over === 'number'
      ? `${limits(from, to)} in at least ${percent(over)} of the seeds`
      : `${limits(from, to)}${over === 'every' ? ', each seed' : ''}`;
  return html`${range}${bound ? html`<small>bound ${bound.formula} = ${bound.value.toFixed(4)}</small>` : nothing}`;
}

/** As many as tell the number from its limits. */
const digits = (v: number) =>
  Number.isFinite(v) && v !== 0 && Math.abs(v) < 1000 && Math.abs(v) >= 1e-3
    ? String(Number(v.toPrecision(4))).replace('-', '−')
    : short(v);

function row({ criterion, values, met }: Judged, runs: readonly Measured[]): TemplateResult {
  const form = typeof criterion.over === 'number' ? percent : digits;
  const [least, most] = [form(Math.min(...values)), form(Math.max(...values))];
  return html`<tr>
    <th scope="row">${criterion.says}</th>
    <td class="num">${least === most ? least : `${least} to ${most}`}</td>
    <td>${wanted(criterion)}</td>
    <td><span class=${met ? 'met' : 'missed'}>${met ? '✓ met' : '✗ not met'}</span></td>
    <td>${rail(criterion, runs)}</td>
  </tr>`;
}

/** @param outcome  of the seeds that this browser has measured */
export const verdictTable = ({
  judged,
  runs,
}: Outcome): TemplateResult => html`<figure class="card">
  <h2>Measured here, beside the published criterion</h2>
  <div class="scroll" tabindex="0" role="group" aria-label="Criteria"><table>
    <thead><tr><th scope="col">What</th><th scope="col">Measured</th><th scope="col">Criterion</th><th scope="col">Verdict</th><th scope="col">Each run</th></tr></thead>
    <tbody>${judged.map((one) => row(one, runs))}</tbody>
  </table></div>
</figure>`;

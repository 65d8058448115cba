// σ against γ and μ against β of one lane: a trail for each unit, the identity as the diagonal.
import { html, type TemplateResult } from 'lit';
import { lookOf } from '../figures/layer-look';
import type { Look } from './looks';
import type { Guide, Line } from './plot';
import type { LaneState } from './session';

const planes = [
  { title: 'scale', x: 'std', y: 'gamma', xs: 'σ of what comes in', ys: 'γ', start: 1 },
  { title: 'shift', x: 'mean', y: 'beta', xs: 'μ of what comes in', ys: 'β', start: 0 },
] as const;

/** As the layer looks everywhere on the page. */
function layerLook(layer: number): Look {
  const { colour, dash, path } = lookOf(layer);
  return { colour, dash: dash.join(' '), mark: path };
}

function trails({ trail }: LaneState, x: 'std' | 'mean', y: 'gamma' | 'beta'): Line[] {
  return (trail.at(-1) ?? []).flatMap(({ units, layer, counted }, i) =>
    Array.from({ length: units }, (_, unit) => unit)
      .filter((unit) => counted[unit] !== 0)
      .map((unit, first) => ({
        title: `layer ${layer}`,
        look: layerLook(layer),
        xs: trail.map((at) => at[i]![x][unit]!),
        ys: trail.map((at) => at[i]![y][unit]!),
        marks: 'last' as const,
        thin: true,
        unnamed: first > 0,
      })),
  );
}

export function drift(lane: string, state: LaneState): TemplateResult {
  const plane = ({ title, x, y, xs, ys, start }: (typeof planes)[number]) => {
    const heading = `Drift of the ${title}, ${lane}`;
    const guides: Guide[] = [
      { kind: 'level', at: start, title: `start: ${ys} = ${start}` },
      { kind: 'diagonal', at: 0, title: 'identity' },
    ];
    return html`<div><h2>${heading}</h2>
      <bnp-plot .heading=${heading} .lines=${trails(state, x, y)} .guides=${guides} .x=${{ title: xs }} .y=${{ title: ys }} high="240"></bnp-plot></div>`;
  };
  return html`<figure class="card pair">${planes.map(plane)}</figure>`;
}

// A batch-norm gate: a bar as high as γ, shifted by β, on a line that is zero; hollow where γ is negative, in a dashed box where γ or β is held.
import type { Parameters } from '../../looks';
import type { Palette } from '../../theme';
import type { Box } from './plan';

export interface Gates {
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  readonly held: { readonly gamma: boolean; readonly beta: boolean };
}

/** What step 2 of a layer has learned; null where it has none. */
export function gatesOf(parameters: Parameters, layer: number): Gates | null {
  const find = (name: string) =>
    parameters[`bn${layer}/${name}`] ?? parameters[`ln${layer}/${name}`] ?? null;
  const [gamma, beta] = [find('gamma'), find('beta')];
  const units = (gamma ?? beta)?.values.length;
  if (!units) return null;
  return {
    gamma: gamma?.values ?? new Float32Array(units).fill(1),
    beta: beta?.values ?? new Float32Array(units),
    held: { gamma: gamma?.trains === false, beta: beta?.trains === false },
  };
}

/** How far a gate's box reaches from zero, in quarters; the same for a whole layer. */
const reachOf = ({ gamma, beta }: Gates) =>
  Math.ceil(4 * gamma.reduce((m, g, i) => Math.max(m, Math.abs(beta[i]!) + Math.abs(g) / 2), 1)) /
  4;

export function paintGates(
  pen: CanvasRenderingContext2D,
  boxes: readonly Box[],
  gates: Gates | null,
  palette: Palette,
  colour: string,
): void {
  const reach = gates ? reachOf(gates) : 1;
  const held = gates?.held.gamma || gates?.held.beta;
  for (const [i, { x, y, w, h }] of boxes.entries()) {
    pen.fillStyle = palette.colour('soft');
    pen.strokeStyle = palette.colour('line');
    pen.beginPath();
    pen.roundRect(x + 0.5, y + 0.5, w - 1, h - 1, 4);
    pen.fill();
    if (held) {
      pen.strokeStyle = palette.colour('ink');
      pen.setLineDash([3, 2]);
    }
    pen.stroke();
    pen.setLineDash([]);
    pen.strokeStyle = palette.colour('line');
    const zero = y + h / 2;
    pen.beginPath();
    pen.moveTo(x + 2, zero);
    pen.lineTo(x + w - 2, zero);
    pen.stroke();
    const [gamma, beta] = [gates?.gamma[i] ?? 1, gates?.beta[i] ?? 0];
    const unit = (h / 2 - 1) / reach;
    const tall = Math.max(2, Math.abs(gamma) * unit);
    const middle = zero - beta * unit;
    pen.lineWidth = 1.3;
    pen.fillStyle = pen.strokeStyle = palette.colour(gates && !gates.held.gamma ? colour : 'rule');
    pen.beginPath();
    pen.roundRect(x + w / 2 - 2.5, middle - tall / 2, 5, tall, 2);
    if (gates && gamma >= 0) pen.fill();
    else pen.stroke();
    pen.lineWidth = 1;
  }
}

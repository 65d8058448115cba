// The links of the network: drawn by weight, found under the pointer, named.
import type { Parameters } from '../../looks';
import type { Palette } from '../../theme';
import type { UnitRef } from '../../unit';
import { entry, exit, type Plan } from './plan';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Link {
  readonly from: Point;
  readonly to: Point;
  readonly source: UnitRef;
  readonly target: UnitRef;
  readonly weight: number;
  /** |weight| over the largest of its layer. */
  readonly share: number;
  readonly block: string;
  /** Of the weight in its block, [out, in] row by row. */
  readonly index: number;
}

/** Every link between units that are drawn. */
export function linksOf(plan: Plan, parameters: Parameters): Link[] {
  const links: Link[] = [];
  for (const [i, column] of plan.columns.entries()) {
    const block = `linear${i + 1}/weight`;
    const weights = parameters[block];
    if (!weights) continue;
    const wide = weights.shape[1]!;
    const most = weights.values.reduce((m, w) => Math.max(m, Math.abs(w)), 1e-12);
    const targets = plan.columns[i + 1]?.units ?? [plan.out];
    for (const [unit, box] of targets.entries())
      for (let source = 0; source < column.units.length; source++) {
        const index = unit * wide + source;
        const weight = weights.values[index]!;
        links.push({
          from: exit(column, source),
          to: entry(box),
          source: { layer: i, unit: source },
          target: { layer: i + 1, unit },
          weight,
          share: Math.abs(weight) / most,
          block,
          index,
        });
      }
  }
  return links;
}

const LEVELS = 5;
const FAINTEST = 0.07;

function trace(pen: CanvasRenderingContext2D, { from, to }: Link): void {
  const bend = (to.x - from.x) / 2;
  pen.moveTo(from.x, from.y);
  pen.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x, to.y);
}

const touches = ({ source, target }: Link, unit: UnitRef) =>
  (source.layer === unit.layer && source.unit === unit.unit) ||
  (target.layer === unit.layer && target.unit === unit.unit);

/** Blue and whole where the weight is positive, orange and dashed where it is negative; as thick as it is large. */
export function paintLinks(
  pen: CanvasRenderingContext2D,
  links: readonly Link[],
  palette: Palette,
  lit: UnitRef | null,
): void {
  pen.save();
  for (let level = 0; level < LEVELS; level++)
    for (const positive of [true, false]) {
      pen.strokeStyle = palette.colour(positive ? 'pos' : 'neg');
      pen.setLineDash(positive ? [] : [5, 2.5]);
      pen.lineWidth = 0.5 + 2.9 * ((level + 0.5) / LEVELS);
      for (const near of lit ? [false, true] : [false]) {
        const alpha = 0.16 + (0.62 * level) / (LEVELS - 1);
        pen.globalAlpha = near ? Math.min(1, alpha + 0.35) : lit ? alpha * 0.35 : alpha;
        pen.beginPath();
        for (const link of links)
          if (
            link.share >= FAINTEST &&
            link.weight > 0 === positive &&
            Math.min(LEVELS - 1, Math.floor(link.share * LEVELS)) === level &&
            (lit !== null && touches(link, lit)) === near
          )
            trace(pen, link);
        pen.stroke();
      }
    }
  pen.restore();
}

/** Height of the curve at x: its x is 3t(1 − t)/2 + t³ of the way, solved for t by Newton; its y 3t² − 2t³. */
function yAt({ from, to }: Link, x: number): number {
  const share = (x - from.x) / (to.x - from.x);
  let t = share;
  for (let i = 0; i < 4; i++) {
    const f = 1.5 * t * (1 - t) + t ** 3 - share;
    t -= f / Math.max(0.2, 1.5 - 3 * t + 3 * t * t);
  }
  return from.y + (to.y - from.y) * (3 * t * t - 2 * t ** 3);
}

const REACH = 6;

/** The link nearest to the pointer, if one is near; of several as near, the heaviest. */
export function linkAt(links: readonly Link[], x: number, y: number): Link | null {
  let best: Link | null = null;
  let least = REACH;
  for (const link of links) {
    if (x <= link.from.x || x >= link.to.x) continue;
    const off = Math.abs(yAt(link, x) - y) + 2 * (1 - link.share);
    if (off < least) [best, least] = [link, off];
  }
  return best;
}

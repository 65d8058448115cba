// A small plot that the theme colours: lines, points and guides on two axes, as wide as its place.
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { tickWords } from '../figures/axis-ticks';
import { short } from '../numbers';
import { base } from '../styles';
import type { Look } from './looks';
import { type Scale, scaleOf } from './scale';

export interface Line {
  readonly title: string;
  readonly look: Look;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** How its points are marked; without it they are not. */
  readonly marks?: 'all' | 'last';
  readonly thin?: boolean;
  /** Left out of the legend. */
  readonly unnamed?: boolean;
}

/** A line across that nothing measured. */
export interface Guide {
  readonly title: string;
  readonly kind: 'level' | 'diagonal';
  readonly at: number;
}

export interface Axis {
  readonly title: string;
  readonly log?: boolean;
  readonly zero?: boolean;
  /** Marked values, in place of round ones. */
  readonly ticks?: readonly number[];
}

const LEFT = 52;
const RIGHT = 14;
const TOP = 16;
const BOTTOM = 38;
const MOST_POINTS = 400;
/** Of a number at an axis. */
const MOST_LETTERS = { x: 8, y: 6 };

export class Plot extends LitElement {
  static override properties = {
    heading: {},
    lines: { attribute: false },
    guides: { attribute: false },
    x: { attribute: false },
    y: { attribute: false },
    high: { type: Number },
    ends: { type: Boolean },
    width: { state: true },
  };
  static override styles = [
    base,
    css`
    svg.plot { display: block; width: 100%; overflow: visible; font: 12px var(--text); }
    text { fill: var(--muted); font-variant-numeric: tabular-nums; }
    .grid { stroke: var(--line); }
    .guide { stroke: var(--rule); stroke-dasharray: 5 4; fill: none; }
    .diagonal { stroke: var(--good); stroke-width: 2; }
    .guide-name { paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
    .plot .endless { paint-order: stroke; stroke: var(--card); stroke-width: 5px; stroke-linejoin: round; font-size: 18px; font-weight: 600; }
    .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
    .thin { stroke-width: 1.1; opacity: .55; }
    .mark { stroke: var(--card); stroke-width: 1.2; }
    .mark.lines { fill: none; stroke-width: 2; }
    ul { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 0 0 4px; padding: 0; list-style: none; font-size: 12.5px; color: var(--muted); }
    li { display: flex; align-items: center; gap: 6px; }
    li svg { flex: none; }
    li b { min-width: 6.5ch; color: var(--ink); font-size: 12px; font-weight: 600; }
  `,
  ];

  declare heading: string;
  declare lines: readonly Line[];
  declare guides: readonly Guide[];
  declare x: Axis;
  declare y: Axis;
  declare high: number;
  /** Whether the legend says where each line ends. */
  declare ends: boolean;
  declare width: number;
  readonly #resized = new ResizeObserver(() => (this.width = this.clientWidth));

  constructor() {
    super();
    this.heading = '';
    this.lines = [];
    this.guides = [];
    this.x = { title: '' };
    this.y = { title: '' };
    this.high = 210;
    this.ends = false;
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override render(): TemplateResult {
    const named = this.lines.filter(({ unnamed }) => !unnamed);
    const guides = this.#inLegend() ? this.guides : [];
    return html`
      ${named.length + guides.length > 1 ? html`<ul>${named.map(({ title, look, marks, ys }) => html`<li>${swatch(look, marks !== undefined)}${title}${this.#end(ys)}</li>`)}${guides.map(({ title, kind }) => html`<li>${guideSwatch(kind)}${title}</li>`)}</ul>` : nothing}
      ${this.width > 0 ? this.#drawing() : html`<div style="height: ${this.high}px"></div>`}`;
  }

  /** In a plane full of trails a name beside its guide would lie on some. */
  #inLegend(): boolean {
    return this.guides.some(({ kind }) => kind === 'diagonal');
  }

  #end(ys: ArrayLike<number>): TemplateResult | typeof nothing {
    const end = ys[ys.length - 1];
    return this.ends && end !== undefined ? html` <b class="num">${short(end)}</b>` : nothing;
  }

  #drawing(): TemplateResult {
    const levels = this.guides.filter(({ kind }) => kind === 'level').map(({ at }) => at);
    const all = (of: 'xs' | 'ys') => this.lines.flatMap((line) => Array.from(line[of]));
    const diagonal = this.guides.some(({ kind }) => kind === 'diagonal');
    // Before there is a trail, a window around the place where all begin and the identity passes.
    const around = diagonal && this.lines.length === 0 ? levels.flatMap((v) => [v - 1, v + 1]) : [];
    const xs = [...all('xs'), ...(this.x.ticks ?? []), ...(diagonal ? [0] : []), ...around];
    const count = Math.max(3, Math.min(7, Math.floor(this.width / 75)));
    const x = scaleOf(xs, { ...this.x, count });
    const y = scaleOf([...all('ys'), ...levels, ...around], { ...this.y });
    const px = (v: number) => LEFT + x.place(v) * (this.width - LEFT - RIGHT);
    const py = (v: number) => TOP + (1 - y.place(v)) * (this.high - TOP - BOTTOM);
    return html`<svg class="plot" height=${this.high} viewBox="0 0 ${this.width} ${this.high}" role="img" aria-label=${this.#words()}>
      ${this.#axes(x, y, px, py)}
      ${this.guides.map((guide) => this.#guide(guide, x, y, px, py))}
      ${this.lines.map((line) => drawn(line, px, py))}
    </svg>`;
  }

  #axes(x: Scale, y: Scale, px: (v: number) => number, py: (v: number) => number): unknown {
    const [right, bottom] = [this.width - RIGHT, this.high - BOTTOM];
    const xTicks = this.x.ticks ?? x.ticks;
    const [xWords, yWords] = [
      tickWords(xTicks, MOST_LETTERS.x),
      tickWords(y.ticks, MOST_LETTERS.y),
    ];
    return svg`
      ${y.ticks.map((v, i) => svg`<path class="grid" d="M${LEFT} ${py(v)}H${right}" /><text x=${LEFT - 8} y=${py(v) + 4} text-anchor="end">${yWords[i]}</text>`)}
      <path class="grid" d="M${LEFT} ${bottom}H${right}" />
      ${xTicks.map((v, i) => svg`<text x=${px(v)} y=${bottom + 17} text-anchor="middle">${xWords[i]}</text>`)}
      <text x=${(LEFT + right) / 2} y=${this.high - 4} text-anchor="middle">${this.x.title}</text>
      <text x="0" y="10">${this.y.title}</text>`;
  }

  #guide(
    { kind, at, title }: Guide,
    x: Scale,
    y: Scale,
    px: (v: number) => number,
    py: (v: number) => number,
  ): unknown {
    const right = this.width - RIGHT;
    if (kind === 'level')
      return svg`<path class="guide" d="M${LEFT} ${py(at)}H${right}" />
        ${this.#inLegend() ? nothing : svg`<text class="guide-name" x=${right} y=${py(at) - 5} text-anchor="end">${title}</text>`}`;
    const from = Math.max(x.low, y.low);
    const to = Math.min(x.high, y.high);
    if (from >= to) return nothing;
    return svg`<path class="guide diagonal" d="M${px(from)} ${py(from)}L${px(to)} ${py(to)}" />`;
  }

  /** The plot in a sentence. */
  #words(): string {
    const ends = this.lines
      .filter(({ unnamed, ys }) => !unnamed && Array.from(ys).some((y) => !Number.isNaN(y)))
      .map(({ title, ys }) => `${title}: from ${short(ys[0]!)} to ${short(ys[ys.length - 1]!)}`);
    return `${this.heading}. ${ends.join('; ') || 'Nothing measured yet'}.`;
  }
}

const swatch = (look: Look, marked: boolean) =>
  html`<svg width="26" height="10" aria-hidden="true"><path d="M0 5H26" style="stroke: var(--${look.colour})" stroke-width="2.4" stroke-dasharray=${look.dash} />${marked ? mark(look, 13, 5) : nothing}</svg>`;

const guideSwatch = (kind: Guide['kind']) =>
  html`<svg width="26" height="10" aria-hidden="true"><path class="guide ${kind}" d="M0 5H26" /></svg>`;

const mark = ({ colour, mark }: Look, x: number, y: number) =>
  mark.endsWith('Z')
    ? svg`<path class="mark" d=${mark} transform="translate(${x} ${y})" style="fill: var(--${colour})" />`
    : svg`<path class="mark lines" d=${mark} transform="translate(${x} ${y})" style="stroke: var(--${colour})" />`;

/** A long line is thinned out to what can be seen; a value that is no number ends a stroke. */
function path(line: Line, px: (v: number) => number, py: (v: number) => number): string {
  const { xs, ys } = line;
  const every = Math.max(1, Math.ceil(ys.length / MOST_POINTS));
  let d = '';
  let pen = 'M';
  for (
    let i = 0;
    i < ys.length;
    i = i === ys.length - 1 ? i + 1 : Math.min(i + every, ys.length - 1)
  ) {
    if (Number.isNaN(ys[i]!)) pen = 'M';
    else {
      d += `${pen}${px(xs[i]!).toFixed(1)} ${py(ys[i]!).toFixed(1)}`;
      pen = 'L';
    }
  }
  return d;
}

function drawn(line: Line, px: (v: number) => number, py: (v: number) => number): unknown {
  const { xs, ys, look, marks, thin } = line;
  const colour = `var(--${look.colour})`;
  const known = Array.from(ys, (_, i) => i).filter((i) => !Number.isNaN(ys[i]));
  const marked = marks === 'all' ? known : marks === 'last' ? known.slice(-1) : [];
  const endless = known.filter((i) => ys[i] === Infinity);
  const named = marks === 'all' ? endless : endless.slice(0, 1);
  return svg`<path class="line ${thin ? 'thin' : ''}" style="stroke: ${colour}" stroke-dasharray=${look.dash} d=${path(line, px, py)} />
    ${marked.filter((i) => ys[i] !== Infinity).map((i) => mark(look, px(xs[i]!), py(ys[i]!)))}
    ${named.map((i) => svg`<text class="endless" x=${px(xs[i]!)} y=${py(Infinity) + 6} text-anchor="middle" style="fill: ${colour}">∞</text>`)}`;
}

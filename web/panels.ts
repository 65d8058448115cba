// The table of the page's panels: what can be shown together on the page, or alone in an embed.
import { html, type TemplateResult } from 'lit';
import type { LaneView } from './racer';
import type { Snapshot } from './snapshot';
import type { State } from './state';
import type { WaysOut } from './ways-out';

/** What a panel may be given, and what it may ask for. */
export interface View {
  readonly snapshot: Snapshot | null;
  readonly norm: string;
  /** The hidden layers as the state has them. */
  readonly layers: string;
  readonly failure: string;
  readonly ways: WaysOut;
  /** Gives the focus to what plays the run. */
  readonly toPlay: () => void;
  readonly state: State;
  readonly lanes: readonly LaneView[];
  /** The boundary is a panel of its own here, and so no part of the network's. */
  readonly apart: boolean;
}

export interface Panel {
  /** Its name in `panels=`, and the class by which a layout places it. */
  readonly id: string;
  /** Its name, the same wherever the page speaks of it. */
  readonly title: string;
  /** Where it stands on the whole page; at the top it is as wide as the page. None: it is part of another there. */
  readonly place: 'top' | 'middle' | 'side' | null;
  readonly render: (view: View) => TemplateResult;
}

export const panels: readonly Panel[] = [
  {
    id: 'verdict',
    title: 'Verdict',
    place: 'top',
    render: (v) =>
      html`<bnp-verdict class="verdict" .snapshot=${v.snapshot} .norm=${v.norm} .failure=${v.failure} .tried=${v.ways.tried} @halve=${v.ways.halve} @clip=${v.ways.clip} @last-good=${v.ways.lastGood} @focus-lost=${v.toPlay}></bnp-verdict>`,
  },
  {
    id: 'network',
    title: 'Network',
    place: 'middle',
    render: (v) =>
      html`<bnp-network class="network" .snapshot=${v.snapshot} .layers=${v.layers} .state=${v.state} .apart=${v.apart}></bnp-network>`,
  },
  {
    id: 'boundary',
    title: 'Output',
    place: null,
    render: (v) =>
      html`<bnp-boundary class="boundary" .snapshot=${v.snapshot} .state=${v.state}></bnp-boundary>`,
  },
  {
    id: 'scale',
    title: 'Scale',
    place: 'side',
    render: (v) => html`<bnp-phase class="scale" kind="scale" .snapshot=${v.snapshot}></bnp-phase>`,
  },
  {
    id: 'shift',
    title: 'Shift',
    place: 'side',
    render: (v) => html`<bnp-phase class="shift" kind="shift" .snapshot=${v.snapshot}></bnp-phase>`,
  },
  {
    id: 'unit',
    title: 'Inside a unit',
    place: 'middle',
    render: (v) => html`<bnp-inside class="unit" .snapshot=${v.snapshot}></bnp-inside>`,
  },
  {
    id: 'loss',
    title: 'Loss',
    place: 'middle',
    render: (v) => html`<bnp-loss class="loss" .snapshot=${v.snapshot}></bnp-loss>`,
  },
  {
    id: 'distance',
    title: 'Distances',
    place: 'middle',
    render: (v) => html`<bnp-drift-time class="distance" .snapshot=${v.snapshot}></bnp-drift-time>`,
  },
  {
    id: 'compare',
    title: 'Compare',
    place: 'middle',
    render: (v) =>
      html`<bnp-compare class="compare" .snapshot=${v.snapshot} .lanes=${v.lanes} .state=${v.state}></bnp-compare>`,
  },
  {
    id: 'whatif',
    title: 'What if, now',
    place: 'side',
    render: (v) => html`<bnp-what-if class="whatif" .snapshot=${v.snapshot}></bnp-what-if>`,
  },
  {
    id: 'gauge',
    title: 'Gauge',
    place: 'side',
    render: (v) =>
      html`<bnp-gauge class="gauge" .snapshot=${v.snapshot} .state=${v.state}></bnp-gauge>`,
  },
];

export const panelOf = (id: string): Panel | undefined => panels.find((panel) => panel.id === id);

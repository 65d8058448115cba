// The figures of a step, from what the session knows.

import { type Experiment, type Figure, type Lane, plain } from 'batchnorm-playground/experiments';
import { html, type TemplateResult } from 'lit';
import { drift } from './drift';
import { type Look, lookAt, looksOf, SQUARE } from './looks';
import type { Axis, Guide, Line } from './plot';
import type { LaneState, Session } from './session';

/** What a figure needs to know of its experiment. */
interface Scene {
  readonly session: Session;
  readonly looks: ReadonlyMap<string, Look>;
}

const titleOf = ({ lanes }: Experiment, id: string) => lanes.find((l: Lane) => l.id === id)!.title;

const card = (heading: string, body: unknown) =>
  html`<figure class="card"><h2>${heading}</h2>${body}</figure>`;

const plot = (
  heading: string,
  lines: readonly Line[],
  x: Axis,
  y: Axis,
  { guides = [], ends = false }: { guides?: readonly Guide[]; ends?: boolean } = {},
) =>
  card(
    heading,
    html`<bnp-plot .heading=${heading} .lines=${lines} .x=${x} .y=${y} .guides=${guides} ?ends=${ends}></bnp-plot>`,
  );

function laneLines(
  { session, looks }: Scene,
  ids: readonly string[],
  of: (lane: LaneState) => { steps: ArrayLike<number>; values: ArrayLike<number> },
): Line[] {
  return ids.map((id) => {
    const { steps, values } = of(session.lane(id));
    return { title: titleOf(session.experiment, id), look: looks.get(id)!, xs: steps, ys: values };
  });
}

/** A line for each lane, or, of a single lane, for each of its notes. */
export function noteLines(
  scene: Scene,
  { note, lanes }: Extract<Figure, { kind: 'notes' }>,
): Line[] {
  const of =
    (name: string) =>
    ({ notes }: LaneState) => ({
      steps: notes?.steps(name) ?? [],
      values: notes?.values(name) ?? [],
    });
  if (typeof note === 'string') return laneLines(scene, lanes, of(note));
  return note.flatMap(({ note: name, title }, i) =>
    laneLines(scene, lanes, of(name)).map((line) => ({ ...line, title, look: lookAt(i) })),
  );
}

/** Numbers that were known before. */
const theory: Look = { colour: 'muted', dash: '4 3', mark: SQUARE };

function sweep({ session }: Scene, f: Extract<Figure, { kind: 'sweep' }>): TemplateResult {
  const measured = (name: string): number => {
    const [lane = '', quantity = ''] = name.split(/\/(?=[^/]*$)/);
    return session.lane(lane).end?.numbers[quantity] ?? Number.NaN;
  };
  const lines = f.lines.map(({ title, of, values }, i): Line => {
    const ys = values ?? of!.map(measured);
    const look = values ? theory : lookAt(i);
    return { title: plain(title), look, xs: f.x.values, ys, marks: 'all' };
  });
  const x = { title: plain(f.x.title), log: f.x.log ?? false, ticks: f.x.values };
  return plot(plain(f.title), lines, x, { title: '', log: f.log ?? false, zero: !f.log });
}

function figure(scene: Scene, f: Figure): TemplateResult {
  const { session } = scene;
  const steps = { title: 'steps', zero: true };
  switch (f.kind) {
    case 'maps':
      return html`<figure class="card maps">${f.lanes.map(
        (id) =>
          html`<bnp-lane-map .heading=${titleOf(session.experiment, id)} .lane=${session.lane(id)}></bnp-lane-map>`,
      )}</figure>`;
    case 'losses': {
      const { bound } = f;
      const level = bound && [
        { kind: 'level' as const, at: bound.value, title: plain(bound.formula) },
      ];
      return plot(
        'Loss of each batch',
        laneLines(scene, f.lanes, (lane) => lane.losses),
        steps,
        { title: '', log: f.log ?? false, zero: !f.log },
        { ends: true, ...(level && { guides: level }) },
      );
    }
    case 'notes': {
      const y = { title: '', log: f.log ?? false, zero: f.zero ?? false };
      return plot(f.title, noteLines(scene, f), steps, y, { ends: true });
    }
    case 'drift':
      return drift(titleOf(session.experiment, f.lane), session.lane(f.lane));
    case 'sweep':
      return sweep(scene, f);
  }
}

export const figures = (session: Session, list: readonly Figure[]): TemplateResult[] =>
  list.map((f) => figure({ session, looks: looksOf(session.experiment) }, f));

/** Every lane that the figures show. */
export const lanesOf = (list: readonly Figure[]): string[] =>
  list.flatMap((f) => {
    if (f.kind === 'drift') return [f.lane];
    if (f.kind !== 'sweep') return [...f.lanes];
    return f.lines.flatMap(({ of = [] }) => of.map((name) => name.replace(/\/[^/]*$/, '')));
  });

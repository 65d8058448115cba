// The page: one state, one run, and the elements that show them.
import { html, LitElement, type TemplateResult } from 'lit';
import { readAddress } from './address';
import { appStyle } from './app-style';
import { Attention } from './attention';
import { commands } from './commands';
import {
  choicesOf,
  configOf,
  initial,
  liveChange,
  needsRestart,
  problem,
  rowOfField,
} from './config';
import type { HelpSheet } from './controls/help';
import { icons } from './controls/icons';
import type { Edit } from './edit';
import { commandsOf } from './embed/commands';
import { explain } from './failure';
import { Hand } from './hand';
import { type Notice, parseHash, refusal, writeHash } from './hash';
import { type Command, keys } from './keys';
import { listen } from './listen';
import { type Panel, panels, type View } from './panels';
import type { Query } from './query';
import { Run, type Speed } from './run';
import type { Snapshot } from './snapshot';
import { type Key, type Row, rowOf, type State, type Value } from './state';
import { base } from './styles';

const at = (place: Panel['place']) => panels.filter((panel) => panel.place === place);

/** A slider that is dragged asks more often than a run can begin. */
const SETTLE_MS = 120;

export class App extends LitElement {
  static override properties = {
    state: { attribute: false },
    snapshot: { attribute: false },
    notices: { attribute: false },
    failure: {},
    open: { type: Boolean },
  };
  static override styles = [base, appStyle];

  readonly query: Query;
  declare state: State;
  declare snapshot: Snapshot | null;
  declare notices: readonly Notice[];
  declare failure: string;
  declare open: boolean;
  #timer = 0;
  readonly #run = new Run(
    (snapshot) => this.#attention.take({ ...snapshot, gauge: this.#hand.report }),
    (error) => this.#failed(error),
  );
  readonly #attention = new Attention(
    this.#run.looks,
    (snapshot) => {
      this.snapshot = snapshot;
      this.#run.held = Boolean(snapshot?.past);
    },
    () => this.#run.refresh(),
  );
  readonly #hand = new Hand(this.#run, (state) => this.take(state));
  readonly #commands = commands(this.#run, this.#attention, this.#hand, {
    toggle: () => this.toggle(),
    reset: () => this.reset(),
    faster: (by) => this.#faster(by),
    gauge: () => this.#edit({ kind: 'rescale', factor: 5 }),
    help: () => this.renderRoot.querySelector<HelpSheet>('bnp-help')?.show(),
  });
  readonly #site = commandsOf(this.#run, this);
  readonly #keys = keys((command) => this.#commands[command]());

  constructor() {
    super();
    this.snapshot = null;
    this.failure = '';
    this.open = false;
    ({ query: this.query, state: this.state, notices: this.notices } = readAddress());
    listen(this, {
      'unit-hover': (unit) => this.#attention.hover(unit),
      'unit-choose': (unit) => this.#attention.choose(unit),
      'look-back': (step) => this.#attention.lookBack(step),
      'look-at-set': (set) => this.#run.lookAt(set),
      edit: (edit) => this.#edit(edit),
      'set-state': ({ key, value }) => this.#ask(rowOf(key), value),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#readHash);
    addEventListener('keydown', this.#keys);
    this.#restart(this.query.autoplay === 'off' ? 'paused' : 'playing');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readHash);
    removeEventListener('keydown', this.#keys);
    this.#run.dispose();
  }

  toggle(): void {
    this.#attention.lookBack(null);
    this.#run.play(this.#run.phase !== 'playing');
    this.#attention.phase(this.#run.phase);
  }

  /** To the first step of the same run, and waits there. */
  reset(): void {
    this.#restart('paused');
  }

  protected override render(): TemplateResult {
    const s = this.snapshot;
    const view: View = {
      snapshot: s,
      norm: String(this.state.norm),
      layers: String(this.state.layers),
      failure: this.failure,
      halve: this.#halve,
      lastGood: () => void this.#run.restoreGood(),
    };
    if (this.query.embed)
      return html`<bnp-embed .view=${view} .query=${this.query} .state=${this.state} .notices=${this.notices} .commands=${this.#site}
        @toggle=${this.toggle} @reset=${this.reset} @ask=${this.#asked} @dismiss=${() => (this.notices = [])}></bnp-embed>`;
    return html`
      <header>
        <slot name="title"></slot>
        <bnp-transport .phase=${this.failure ? 'failed' : (s?.phase ?? 'starting')} .step=${s?.progress.step ?? 0} .epoch=${s?.progress.epoch ?? 0} .reached=${s?.past?.reached ?? null} .speed=${this.state.speed}
          .undoable=${this.#hand.undoable} .redoable=${this.#hand.redoable}
          @command=${(e: CustomEvent<Command>) => this.#commands[e.detail]()} @speed=${(e: CustomEvent<Value>) => this.#set('speed', e.detail)}></bnp-transport>
        <div class="tools">
          <button class="settings" aria-expanded=${this.open} aria-controls="rail" @click=${() => (this.open = !this.open)}>${icons.settings}<span>Settings</span></button>
          <bnp-embed-dialog .state=${this.state}></bnp-embed-dialog>
          <bnp-theme-toggle></bnp-theme-toggle>
          <button @click=${this.#commands.help} aria-label="Help: keys and gestures" title="Keys and gestures (?)">${icons.help}</button>
        </div>
      </header>
      <slot name="intro"></slot>
      ${at('top').map((panel) => panel.render(view))}
      <bnp-notices .items=${this.notices} @dismiss=${() => (this.notices = [])}></bnp-notices>
      <main class=${this.open ? 'open' : ''}>
        <div id="rail" class="rail" role="group" aria-label="Settings"><bnp-controls .state=${this.state} @ask=${this.#asked}></bnp-controls></div>
        <div class="middle">${at('middle').map((panel) => panel.render(view))}</div>
        <div class="side">${at('side').map((panel) => panel.render(view))}</div>
      </main>
      <bnp-help></bnp-help>`;
  }

  readonly #asked = (event: CustomEvent<{ row: Row; value: Value }>) =>
    this.#ask(event.detail.row, event.detail.value);

  #ask(row: Row, value: Value): void {
    const bound = problem(row.key, value);
    if (bound === null) this.#set(row.key, value);
    else this.notices = [refusal(row, String(value), bound, this.state[row.key])];
  }

  #set(key: Key, value: Value): void {
    if (this.state[key] === value) return;
    this.notices = this.notices.filter((n) => n.about !== rowOf(key).label);
    const from = this.state;
    this.take({ ...from, [key]: value });
    this.#hand.changed(from, this.state, key);
  }

  #edit(edit: Edit): void {
    this.#attention.lookBack(null);
    this.#hand.edit(edit).catch((error) => {
      this.notices = [{ about: 'Edit', text: explain(error) }];
    });
  }

  #faster(by: -1 | 1): void {
    const speeds = choicesOf(rowOf('speed')).map(([name]) => name);
    const next = speeds[speeds.indexOf(String(this.state.speed)) + by];
    if (next) this.#set('speed', next);
  }

  #writing: ReturnType<typeof setTimeout> | undefined;

  /** A state made here, and so written into the address. @returns whether it begins the run anew */
  take(state: State): boolean {
    const anew = needsRestart(this.state, state);
    this.#become(state);
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => writeHash(this.state), SETTLE_MS);
    return anew;
  }

  /** Takes a state as a whole: what can change at once does, the rest begins a run anew. */
  #become(to: State): void {
    const from = this.state;
    this.state = to;
    this.#run.speed = to.speed as Speed;
    if (needsRestart(from, to)) {
      const phase = this.#run.phase === 'paused' ? 'paused' : 'playing';
      clearTimeout(this.#timer);
      this.#timer = Number(setTimeout(() => this.#restart(phase), SETTLE_MS));
      return;
    }
    const live = liveChange(from, to);
    if (live) void this.#run.configure(live);
  }

  #restart(phase: 'playing' | 'paused'): void {
    clearTimeout(this.#timer);
    this.failure = '';
    this.#run.speed = this.state.speed as Speed;
    void this.#run.start(configOf(this.state), phase);
  }

  /** What only the whole configuration shows to be wrong is named, and the setting made to fit. */
  #failed(error: unknown): void {
    const { field = '', value, bound } = error as Record<string, string | undefined>;
    const row = rowOfField(field);
    const instead = row && (row.instead ?? initial[row.key]);
    if (!row || bound === undefined || this.state[row.key] === instead) {
      this.failure = explain(error);
      return;
    }
    this.#set(row.key, instead!);
    this.notices = [...this.notices, refusal(row, String(value), bound, instead!)];
  }

  /** Goes on at half the rate from where the run was well. */
  readonly #halve = async () => {
    await this.#run.restoreGood();
    this.#set('lr', Number((Number(this.state.lr) / 2).toPrecision(3)));
    this.#run.play(true);
  };

  readonly #readHash = () => {
    clearTimeout(this.#writing);
    const { state, notices } = parseHash(location.hash);
    this.notices = notices;
    this.#become(state);
  };
}

// The page: one state, one run, and the elements that show them.
import { html, LitElement, type TemplateResult } from 'lit';
import { appStyle } from './app-style';
import { configOf, initial, liveChange, needsRestart, problem, rowOfField } from './config';
import { icons } from './controls/icons';
import { explain } from './failure';
import { formatHash, type Notice, parseHash, refusal } from './hash';
import { keys } from './keys';
import { type Panel, panels, type View } from './panels';
import { parseQuery, type Query } from './query';
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
    (snapshot) => (this.snapshot = snapshot),
    (error) => this.#failed(error),
  );
  readonly #keys = keys({
    toggle: () => this.toggle(),
    step: () => this.#run.step(),
    reset: () => this.reset(),
  });

  constructor() {
    super();
    this.snapshot = null;
    this.failure = '';
    this.open = false;
    const { query, notices } = parseQuery(location.search);
    this.query = query;
    const asked = parseHash(location.hash);
    this.state = asked.state;
    this.notices = [...notices, ...asked.notices];
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
    this.#run.play(this.#run.phase !== 'playing');
    this.#showPhase();
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
      failure: this.failure,
      halve: this.#halve,
    };
    if (this.query.embed) return this.#embedded(view);
    return html`
      <header>
        <slot name="title"></slot>
        <bnp-transport .phase=${this.failure ? 'failed' : (s?.phase ?? 'starting')} .step=${s?.progress.step ?? 0} .epoch=${s?.progress.epoch ?? 0} .speed=${this.state.speed}
          @toggle=${this.toggle} @reset=${this.reset} @step=${() => this.#run.step()} @speed=${(e: CustomEvent<Value>) => this.#set('speed', e.detail)}></bnp-transport>
        <div class="tools">
          <button class="settings" aria-expanded=${this.open} aria-controls="rail" @click=${() => (this.open = !this.open)}>${icons.settings}<span>Settings</span></button>
          <bnp-theme-toggle></bnp-theme-toggle>
        </div>
      </header>
      <slot name="intro"></slot>
      ${at('top').map((panel) => panel.render(view))}
      <bnp-notices .items=${this.notices} @dismiss=${() => (this.notices = [])}></bnp-notices>
      <main class=${this.open ? 'open' : ''}>
        <div id="rail" class="rail" role="group" aria-label="Settings"><bnp-controls .state=${this.state} @ask=${this.#asked}></bnp-controls></div>
        <div class="middle">${at('middle').map((panel) => panel.render(view))}</div>
        <div class="side">${at('side').map((panel) => panel.render(view))}</div>
      </main>`;
  }

  #embedded(view: View): TemplateResult {
    return html`<bnp-embed .view=${view} .query=${this.query} .state=${this.state} .notices=${this.notices}
      @toggle=${this.toggle} @reset=${this.reset} @ask=${this.#asked} @dismiss=${() => (this.notices = [])}></bnp-embed>`;
  }

  #asked(event: CustomEvent<{ row: Row; value: Value }>): void {
    const { row, value } = event.detail;
    const bound = problem(row.key, value);
    if (bound === null) this.#set(row.key, value);
    else this.notices = [refusal(row, String(value), bound, this.state[row.key])];
  }

  #set(key: Key, value: Value): void {
    if (this.state[key] === value) return;
    this.notices = this.notices.filter((n) => n.about !== rowOf(key).label);
    this.#become({ ...this.state, [key]: value });
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#writeHash(), SETTLE_MS);
  }

  #writing: ReturnType<typeof setTimeout> | undefined;

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
    const { field, value, bound } = error as { field?: string; value?: unknown; bound?: string };
    const row = field === undefined ? undefined : rowOfField(field);
    const instead = row && (row.instead ?? initial[row.key]);
    if (!row || bound === undefined || this.state[row.key] === instead) {
      this.failure = explain(error);
      return;
    }
    this.#set(row.key, instead!);
    this.notices = [...this.notices, refusal(row, String(value), bound, instead!)];
  }

  readonly #halve = () => {
    this.#set('lr', Number((Number(this.state.lr) / 2).toPrecision(3)));
    this.#restart('playing');
  };

  #showPhase(): void {
    if (this.snapshot) this.snapshot = { ...this.snapshot, phase: this.#run.phase };
  }

  #writeHash(): void {
    try {
      history.replaceState(null, '', formatHash(this.state));
    } catch {
      // A frame without an address of its own: the state lives in the page alone.
    }
  }

  readonly #readHash = () => {
    clearTimeout(this.#writing);
    const { state, notices } = parseHash(location.hash);
    this.notices = notices;
    this.#become(state);
  };
}

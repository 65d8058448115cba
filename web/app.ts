// The page: one state, one run, and the elements that show them.
import { html, LitElement, type TemplateResult } from 'lit';
import { readAddress, writeSoon } from './address';
import { appStyle } from './app-style';
import { Attention } from './attention';
import { commands } from './commands';
import { besideChoice, problem } from './config';
import type { HelpSheet } from './controls/help';
import { Course } from './course';
import type { Edit } from './edit';
import { commandsOf } from './embed/commands';
import { explain } from './failure';
import { Guard } from './guard';
import { Hand, type Place } from './hand';
import { type Notice, parseHash, refusal, typed } from './hash';
import { type Bar, header } from './header';
import { keys } from './keys';
import { hidesPanel, hidesPresets } from './lesson';
import { listen } from './listen';
import { entered, withOwn } from './own/enter';
import { type Panel, panels, type View } from './panels';
import { type Query, races } from './query';
import { Race } from './race';
import type { LaneView } from './racer';
import { Mender, type Repair, withoutLane } from './repair';
import { Run } from './run';
import { closeSettings } from './show-settings';
import type { Phase, Snapshot } from './snapshot';
import { type Key, type Row, rowOf, type State, type Value } from './state';
import { base } from './styles';
import { figuresIn } from './take/figures';
import { WaysOut } from './ways-out';

export class App extends LitElement {
  static override properties = {
    state: { attribute: false },
    snapshot: { attribute: false },
    notices: { attribute: false },
    failure: {},
    lanes: { attribute: false },
    open: { type: Boolean },
  };
  static override styles = [base, appStyle];

  readonly query: Query;
  declare state: State;
  declare snapshot: Snapshot | null;
  declare notices: readonly Notice[];
  declare failure: string;
  declare lanes: readonly LaneView[];
  declare open: boolean;
  readonly #mender = new Mender();
  readonly #run = new Run(
    (snapshot) => this.#attention.take({ ...snapshot, gauge: this.#hand.report }),
    (error, was) => this.#failed(error, this.#mender.mend(this.state, error), was),
  );
  readonly #race = new Race(
    (lanes) => (this.lanes = lanes),
    (lane, error) => this.#failed(error, withoutLane(this.state, lane, error)),
  );
  readonly #course = new Course(this.#run, this.#race, {
    races: () => races(this.query),
    over: () => this.requestUpdate(),
    leadsTo: (life) => this.#hand.leadsTo(life),
    begins: (failure) => {
      this.failure = failure;
      if (failure) this.#attention.forget();
    },
  });
  readonly #attention = new Attention(this.#run, (snapshot) => {
    this.snapshot = snapshot;
    this.#run.held = Boolean(snapshot?.past);
    this.#race.lookBack(snapshot?.past ? this.#attention.past : null);
  });
  readonly #hand: Hand = new Hand(this.#run, this);
  readonly #commands = commands(this.#run, this.#attention, this.#hand, {
    toggle: () => this.toggle(),
    reset: () => this.reset(),
    faster: (by) => this.#set('speed', besideChoice(rowOf('speed'), this.state.speed, by)),
    gauge: () => this.#edit({ kind: 'rescale', factor: 5 }),
    settle: () => this.#course.settle(),
    help: () => this.renderRoot.querySelector<HelpSheet>('bnp-help')?.show(),
  });
  readonly #ways = new WaysOut(this.#run, this.#hand, this);
  readonly #site = commandsOf(this.#run, this.#hand, this);
  readonly #keys = keys((command) => this.#guard.key(command) && this.#commands[command]());
  readonly #guard = new Guard(this);

  constructor() {
    super();
    [this.snapshot, this.lanes, this.failure, this.open] = [null, [], '', false];
    ({ query: this.query, state: this.state, notices: this.notices } = readAddress());
    listen(this, {
      'unit-hover': (unit) => this.#attention.hover(unit),
      'unit-choose': (unit) => this.#attention.choose(unit),
      'look-back': (step) => this.#attention.lookBack(step),
      'look-at-set': (set) => this.#attention.lookAt(set),
      edit: (edit) => this.#edit(edit),
      refused: (notice) => (this.notices = [notice]),
      'own-points': (points) => this.#change('the points', withOwn(this.state, points)),
      'set-states': ({ about, values }) => this.#change(about, { ...this.state, ...values }),
      'set-state': ({ key, value }) => this.#ask(rowOf(key), value),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#readHash);
    addEventListener('keydown', this.#keys);
    this.#course.start(this.state, this.query.autoplay === 'off' ? 'paused' : 'playing');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readHash);
    removeEventListener('keydown', this.#keys);
    this.#course.dispose();
  }

  toggle(): void {
    this.#attention.lookBack(null);
    this.#course.toggle();
    this.#attention.phase(this.#run.phase);
  }

  /** To the first step of the same run, and waits there. */
  reset(): void {
    this.anew('Reset', this.state, 'paused');
  }

  anew(about: string, to: State, phase: 'playing' | 'paused'): void {
    this.#hand.left(this.place, about);
    this.state = to;
    writeSoon(to);
    this.#course.start(to, phase);
  }

  allows(about: string, to: State): boolean {
    return this.#guard.state(about, to);
  }

  protected override render(): TemplateResult {
    const view: View = {
      snapshot: this.snapshot,
      norm: String(this.state.norm),
      layers: String(this.state.layers),
      failure: this.failure,
      state: this.state,
      lanes: this.lanes,
      apart: this.query.embed && this.query.panels.includes('boundary'),
      ways: this.#ways,
      toPlay: () => this.renderRoot.querySelector<HTMLElement>('bnp-transport, bnp-embed')?.focus(),
    };
    if (this.query.embed)
      return html`<bnp-embed .view=${view} .query=${this.query} .state=${this.state} .notices=${this.notices} .commands=${this.#site} .trainer=${() => this.#run.trainer}
        @toggle=${this.toggle} @reset=${this.reset} @undo=${this.#commands.undo} @redo=${this.#commands.redo} @ask=${this.#asked} @dismiss=${() => (this.notices = [])}></bnp-embed>`;
    const [first, ...rest] = this.#panels('middle', view);
    return html`
      ${header(this.#bar())}<slot name="intro"></slot>
      ${this.#panels('top', view)}<slot name="answer"></slot>
      <bnp-notices .items=${this.notices} @dismiss=${() => (this.notices = [])}></bnp-notices>
      <main class=${this.open ? 'open' : ''}>
        <div id="rail" class="rail" tabindex="-1" role="group" aria-label="Settings">${hidesPresets(this.state) ? '' : html`<bnp-presets .state=${this.state}></bnp-presets>`}<bnp-controls .state=${this.state} @ask=${this.#asked}></bnp-controls><button class="done" @click=${closeSettings}>Close settings</button></div>
        <div class="middle first">${first}</div><div class="side">${this.#panels('side', view)}</div><div class="middle rest">${rest}</div>
      </main>
      <slot name="foot"></slot><bnp-help></bnp-help>`;
  }

  #panels(place: Panel['place'], view: View): TemplateResult[] {
    const shown = panels.filter((p) => p.place === place && !hidesPanel(this.state, p.id));
    return shown.map((panel) => panel.render(view));
  }

  #bar(): Bar {
    return {
      trainer: () => this.#run.trainer,
      figures: () => figuresIn(this.renderRoot),
      snapshot: this.snapshot,
      failed: this.failure !== '',
      alone: this.#course.alone,
      state: this.state,
      hand: this.#hand,
      open: this.open,
      commands: this.#commands,
      speed: (value) => this.#set('speed', value),
    };
  }

  readonly #asked = ({ detail }: CustomEvent<{ row: Row; value: Value; at: HTMLElement | null }>) =>
    this.#ask(detail.row, detail.value, detail.at);

  #ask(row: Row, value: Value, at: HTMLElement | null = null): void {
    const bound = problem(row.key, value);
    if (bound === null) this.#set(row.key, value);
    else this.notices = [{ ...refusal(row, typed(at, value), bound, this.state[row.key]), at }];
  }

  #set(key: Key, value: Value): void {
    if (this.state[key] === value) return;
    const to = entered({ ...this.state, [key]: value }, this.snapshot?.points);
    this.#change(rowOf(key).label, to, key);
  }

  #change(about: string, to: State, merge?: string): void {
    if (!this.allows(about, to)) return;
    const { place } = this;
    this.notices = [];
    this.take(this.#mender.again(to));
    this.#hand.left(place, about, merge);
  }

  #edit(edit: Edit): void {
    if (!this.#guard.edit(edit)) return;
    this.#attention.lookBack(null);
    this.#course.settle();
    this.notices = this.notices.filter(({ at }) => !at);
    this.#hand.edit(edit).catch((e) => (this.notices = [{ about: 'Edit', text: explain(e) }]));
  }

  /** A state made here, and so written into the address. @returns whether it begins the run anew */
  take(state: State, life?: number): boolean {
    this.state = state;
    writeSoon(state);
    return this.#course.take(state, life);
  }

  get place(): Place {
    return { state: this.state, life: this.#course.life };
  }

  has(life: number): boolean {
    return this.#course.has(life);
  }

  /** What is wrong is named and mended, what crashed comes back, or the run stays where it is with the reason. */
  #failed(error: unknown, mended: Repair | null, was: Phase = 'paused'): void {
    const notice = mended ? mended.notice : this.#course.comeBack(error, was);
    if (mended) this.take({ ...this.state, [mended.key]: mended.value });
    else if (!notice) this.failure = explain(error);
    if (notice) this.notices = [...this.notices.filter(({ text }) => text !== notice.text), notice];
  }

  readonly #readHash = () => {
    writeSoon(null);
    const { place } = this;
    ({ state: this.state, notices: this.notices } = parseHash(location.hash));
    this.#course.take(this.state);
    this.#hand.left(place, 'the link');
  };
}

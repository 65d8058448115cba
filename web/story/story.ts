// A guided experiment: short steps, each with words, a figure that is live, and one thing to do; then the verdict.
import {
  experiments,
  type Measured,
  outcomeOf,
  publishedSeeds,
} from 'batchnorm-playground/experiments';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { base, card } from '../styles';
import { actOf, type Doing, trainButton } from './act';
import { figures, lanesOf } from './figures';
import { beside, linkTo, type Place, stepsOf } from './link';
import { Session } from './session';
import { storyStyle } from './story-style';
import { verdictTable } from './verdict';
import { words } from './words';

const COMMAND = 'npx batchnorm-playground experiment';

export class Story extends LitElement {
  static override properties = {
    place: { attribute: false },
    copied: { state: true },
    guesses: { state: true },
    runs: { state: true },
  };
  static override styles = [base, card, storyStyle];

  declare place: Place;
  declare copied: string;
  /** By experiment and step. */
  declare guesses: Readonly<Record<string, number>>;
  /** What was measured here, a seed each. */
  declare runs: readonly Measured[];
  #session!: Session;

  constructor() {
    super();
    this.copied = '';
    this.guesses = {};
    this.runs = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('place')) return;
    this.copied = '';
    const before = changed.get('place');
    if (before?.experiment === this.place.experiment) return;
    this.runs = [];
    this.#begin(1);
    if (this.place.begin) void this.#train(this.#shown());
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('place') || !changed.get('place')) return;
    scrollTo(0, 0);
    this.focus();
  }

  /** Where reading begins. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  #begin(seed: number): void {
    this.#session?.stop();
    this.#session = new Session(this.place.experiment, seed, () => this.requestUpdate());
  }

  protected override render(): TemplateResult {
    const { experiment, step } = this.place;
    const last = step === stepsOf(experiment);
    return html`
      <header>
        <a class="title" href="#v=1" @click=${this.#leave}>BatchNorm Playground</a>
        <bnp-experiments .current=${experiment.id}></bnp-experiments>
        <div class="tools">
          <button @click=${this.#share}>${this.copied || html`Copy link<span class="wide"> to this step</span>`}</button>
          <button @click=${this.#leave}>Playground</button>
          <bnp-theme-toggle></bnp-theme-toggle>
        </div>
      </header>
      <main>
        <article>
          <ol class="crumbs" aria-label="Steps">${this.#crumbs()}</ol>
          <p class="chapter">${experiment.chapter}</p>
          ${last ? this.#verdict() : this.#step()}
        </article>
        <div class="figures">${last ? this.#outcome() : figures(this.#session, experiment.steps[step - 1]!.figures)}</div>
        ${this.#nav()}
      </main>`;
  }

  #crumbs(): TemplateResult[] {
    const { experiment, step } = this.place;
    return Array.from({ length: stepsOf(experiment) }, (_, i) => {
      const title = experiment.steps[i]?.title ?? 'The verdict';
      return html`<li><a class=${i < step ? 'on' : ''} href=${linkTo(experiment.id, i + 1)} aria-label="Step ${i + 1}: ${title}" aria-current=${i + 1 === step ? 'step' : nothing}></a></li>`;
    });
  }

  #step(): TemplateResult {
    const { experiment, step } = this.place;
    const { title, words: text, act } = experiment.steps[step - 1]!;
    const doing = this.#doing(this.#shown());
    return html`<h1 tabindex="-1">${title}</h1>
      ${text.map((paragraph) => html`<p>${words(paragraph)}</p>`)}
      ${actOf(act, doing)}
      ${doing.missing > 0 ? nothing : html`<p class="small">These are numbers of one run, seed ${this.#session.seed}. The playground’s five sentences have medians over ${publishedSeeds}.</p>`}`;
  }

  /** The lanes that the step trains or shows; of the verdict all. */
  #shown(): string[] {
    const { experiment, step } = this.place;
    const at = experiment.steps[step - 1];
    if (!at) return experiment.lanes.map(({ id }) => id);
    return [...(at.act.kind === 'train' ? at.act.lanes : []), ...lanesOf(at.figures)];
  }

  #doing(lanes: readonly string[]): Doing {
    const { experiment, step } = this.place;
    const key = `${experiment.id}.${step}`;
    return {
      missing: this.#session.missing(lanes).length,
      running: this.#session.running,
      guess: this.guesses[key] ?? null,
      train: () => void this.#train(lanes),
      hurry: () => this.#session.hurry(),
      choose: (option) => (this.guesses = { ...this.guesses, [key]: option }),
    };
  }

  async #train(lanes: readonly string[], watched = true): Promise<void> {
    const session = this.#session;
    const pressed = this.shadowRoot!.activeElement;
    await session.train(lanes, watched);
    const measured = session === this.#session ? session.measured() : null;
    if (measured && !this.runs.some(({ seed }) => seed === measured.seed))
      this.runs = [...this.runs, measured];
    await this.updateComplete;
    // The button may have made room for what it brought.
    if (pressed && !pressed.isConnected && !this.shadowRoot!.activeElement) this.focus();
  }

  #verdict(): TemplateResult {
    const { experiment } = this.place;
    const doing = this.#doing(this.#shown());
    const { runs } = this;
    return html`<h1 tabindex="-1">The verdict</h1>
      <p>${words(experiment.claim)}</p>
      ${runs.length === 0 ? trainButton(`Train the ${doing.missing === 1 ? 'run that is' : `${doing.missing} runs that are`} missing`, doing) : this.#claim()}
      <p class="small"><b>Not claimed.</b> ${experiment.notClaimed.map((text) => html`${words(text)} `)}</p>
      <p class="small"><b>Sources.</b> ${experiment.sources.map(({ title, url }) => html`<a href=${url} rel="noopener" target="_blank">${words(title)}</a>. `)}</p>
      <p class="small"><b>The same without a browser.</b> <code>${COMMAND} ${experiment.id} --seeds ${Math.max(1, runs.length)}</code></p>`;
  }

  #claim(): TemplateResult {
    const { experiment } = this.place;
    const { runs } = this;
    const outcome = outcomeOf(experiment, runs);
    const seeds = runs.length === 1 ? 'seed 1' : `seeds 1 to ${runs.length}, medians`;
    const next = runs.length + 1;
    return html`<div class="claim ${outcome.met ? '' : 'missed'}" aria-live="polite">
        <p>Measured here, ${seeds}: <b>${outcome.sentence}</b></p>
        <p>${outcome.met ? 'Every criterion is met' : 'Not every criterion is met'}${
          runs.length < experiment.seeds.full
            ? `; they are stated for ${experiment.seeds.full} seeds, of which this is ${runs.length}.`
            : '.'
        }</p>
      </div>
      <button class="again" aria-disabled=${this.#session.running} @click=${() => this.#another(next)}>${
        this.#session.running
          ? `Measuring seed ${this.#session.seed} …`
          : `Measure seed ${next}, too`
      }</button>`;
  }

  async #another(seed: number): Promise<void> {
    if (this.#session.running) return;
    this.#begin(seed);
    await this.#train(
      this.place.experiment.lanes.map(({ id }) => id),
      false,
    );
  }

  #outcome(): TemplateResult {
    if (this.runs.length > 0) return verdictTable(outcomeOf(this.place.experiment, this.runs));
    return html`<p class="waiting">The numbers stand here once all runs of the experiment have been trained in this browser.</p>`;
  }

  #nav(): TemplateResult {
    const [back, on] = [beside(this.place, -1), beside(this.place, 1)];
    const name = (to: Place) =>
      to.experiment !== this.place.experiment
        ? to.experiment.title
        : (to.experiment.steps[to.step - 1]?.title ?? 'The verdict');
    const link = (to: Place, kind: string, text: TemplateResult) =>
      html`<a class="button ${kind}" href=${linkTo(to.experiment.id, to.step)}>${text}</a>`;
    return html`<footer><nav aria-label="Steps">
      ${back ? link(back, 'back', html`<span aria-hidden="true">←</span> ${name(back)}`) : html`<span></span>`}
      ${on ? link(on, 'on', html`${name(on)} <span aria-hidden="true">→</span>`) : html`<a class="button on" href="#v=1" @click=${this.#leave}>To the playground</a>`}
    </nav>
    <p class="small count">Experiment ${experiments.indexOf(this.place.experiment) + 1} of ${experiments.length}</p></footer>`;
  }

  readonly #leave = (event: Event) => {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('leave'));
  };

  readonly #share = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      this.copied = 'Link copied';
    } catch {
      this.copied = 'The link is in the address bar';
    }
  };
}

// The bar at the top of the page: the name, the transport, and what opens beside the page.
import type { Trainer } from 'batchnorm-playground';
import { html, type TemplateResult } from 'lit';
import { icons } from './controls/icons';
import type { Hand } from './hand';
import { handout } from './handout';
import type { Command } from './keys';
import { toggleSettings } from './show-settings';
import type { Snapshot } from './snapshot';
import type { State, Value } from './state';
import type { ShownFigure } from './take/figures';

export interface Bar {
  readonly snapshot: Snapshot | null;
  readonly failed: boolean;
  /** The lanes go on without a run that has diverged. */
  readonly alone: 'playing' | 'paused' | null;
  readonly state: State;
  readonly hand: Hand;
  /** Whether the settings are shown where they do not stand beside the figures. */
  readonly open: boolean;
  readonly commands: Readonly<Record<Command, () => void>>;
  /** The run as it is now, and the figures that show it. */
  readonly trainer: () => Trainer | null;
  readonly figures: () => readonly ShownFigure[];
  readonly speed: (value: Value) => void;
}

export function header({ snapshot: s, ...bar }: Bar): TemplateResult {
  return html`<header>
    <slot name="title"></slot>
    <bnp-transport .phase=${bar.failed ? 'failed' : (s?.phase ?? 'starting')} .step=${s?.progress.step ?? 0} .epoch=${s?.progress.epoch ?? 0} .reached=${s?.past?.reached ?? null} .alone=${bar.alone} .speed=${bar.state.speed}
      .undoable=${bar.hand.undoable} .redoable=${bar.hand.redoable}
      @command=${(e: CustomEvent<Command>) => bar.commands[e.detail]()} @speed=${(e: CustomEvent<Value>) => bar.speed(e.detail)}></bnp-transport>
    <div class="tools">
      <button class="settings" aria-expanded=${bar.open} aria-controls="rail" @click=${toggleSettings}>${icons.settings}<span>Settings</span></button>
      <bnp-take .state=${bar.state} .edited=${bar.hand.edited} .trainer=${bar.trainer} .figures=${bar.figures}></bnp-take>
      <bnp-embed-dialog .state=${bar.state}></bnp-embed-dialog>
      <bnp-theme-toggle></bnp-theme-toggle>
      <button @click=${bar.commands.help} aria-label="Help: keys and gestures" title="Keys and gestures (?)">${icons.help}</button>
    </div>
  </header>${handout(bar.state, s)}`;
}

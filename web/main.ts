// Starts the page: gives every element its name, and the page its colours.
import { App } from './app';
import { ControlsForm } from './controls/controls';
import { HelpSheet } from './controls/help';
import { LanePicker } from './controls/lane-picker';
import { Notices } from './controls/notices';
import { Presets } from './controls/presets';
import { ThemeToggle } from './controls/theme-toggle';
import { DataThumbs } from './controls/thumbs';
import { Transport } from './controls/transport';
import { EmbedDialog } from './embed/dialog';
import { Embed } from './embed/embed';
import { BoundaryFigure } from './figures/boundary';
import { CompareFigure } from './figures/compare';
import { DriftTimeFigure } from './figures/drift-time';
import { GaugeFigure } from './figures/gauge';
import { InsideFigure } from './figures/inside';
import { LossFigure } from './figures/loss';
import { NetworkFigure } from './figures/network';
import { UnitEditor } from './figures/network/editor';
import { PhaseFigure } from './figures/phase';
import { VerdictStrip } from './figures/verdict-strip';
import { WhatIfFigure } from './figures/what-if';
import { CsvDialog } from './own/csv-dialog';
import { keepPage } from './own/drop';
import { parseQuery } from './query';
import { Answer } from './story/answer';
import { LaneMap } from './story/map';
import { ExperimentsMenu } from './story/menu';
import { Plot } from './story/plot';
import { Stage } from './story/stage';
import { Story } from './story/story';
import { Term } from './story/term';
import { TakeDialog } from './take/dialog';
import { LessonMaker } from './take/lesson';
import { startTheme } from './theme';

const elements: Record<string, CustomElementConstructor> = {
  'bnp-transport': Transport,
  'bnp-theme-toggle': ThemeToggle,
  'bnp-verdict': VerdictStrip,
  'bnp-notices': Notices,
  'bnp-help': HelpSheet,
  'bnp-thumbs': DataThumbs,
  'bnp-controls': ControlsForm,
  'bnp-boundary': BoundaryFigure,
  'bnp-network': NetworkFigure,
  'bnp-unit-editor': UnitEditor,
  'bnp-inside': InsideFigure,
  'bnp-drift-time': DriftTimeFigure,
  'bnp-gauge': GaugeFigure,
  'bnp-loss': LossFigure,
  'bnp-lane-picker': LanePicker,
  'bnp-compare': CompareFigure,
  'bnp-phase': PhaseFigure,
  'bnp-what-if': WhatIfFigure,
  'bnp-embed': Embed,
  'bnp-answer': Answer,
  'bnp-term': Term,
  'bnp-plot': Plot,
  'bnp-lane-map': LaneMap,
  'bnp-experiments': ExperimentsMenu,
  'bnp-story': Story,
  'bnp-embed-dialog': EmbedDialog,
  'bnp-csv': CsvDialog,
  'bnp-presets': Presets,
  'bnp-lesson': LessonMaker,
  'bnp-take': TakeDialog,
};

keepPage();
startTheme(parseQuery(location.search).query.theme);
for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
new Stage(document.querySelector('bnp-app')!, () => customElements.define('bnp-app', App));

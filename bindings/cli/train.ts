// train: one run, shown as it goes, then its numbers in words or JSON, and its files.
import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createTrainer, type Measures, type Progress, type Trainer } from '../index';
import { bar, plot } from './plot';
import { type Result, resultOf } from './result';
import { configOf, settingHelp, settingOptions } from './settings';
import { ask, show, UsageError } from './usage';

const help = `Usage: batchnorm-playground train [options]

Trains one net for --steps mini-batches and says what became of its batch norms.

${settingHelp}
  --steps N          mini-batches to train; 2000 unless said
  --csv FILE         the history, a column a number, a row a recorded step (loss/train: its mini-batch's)
  --save FILE        the net: .safetensors, .json, .onnx, or .py for a script in PyTorch
  --json             the result as one line of JSON on standard output
  --quiet            no progress

Example: batchnorm-playground train --data spiral --layers 8,8 --steps 2000 --save model.safetensors
`;

/** How often the drift is measured over a run. */
const looks = 60;

/** The distance from the identity of each batch norm's median unit, their mean; NaN where there is none. */
const driftOf = ({ layers }: Measures) =>
  layers.length === 0
    ? Number.NaN
    : layers.reduce((sum, { bands }) => sum + bands.identityDistance.median, 0) / layers.length;

/** Rewrites one line of a terminal; silent anywhere else. */
function progressLine(shown: boolean): (text: string) => void {
  return shown
    ? (text) =>
        void process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns || 80) - 1)}`)
    : () => {};
}

async function go(trainer: Trainer, steps: number, say: (text: string) => void) {
  const drift: number[] = [];
  const every = Math.max(1, Math.floor(steps / looks));
  let last: Progress = trainer.status;
  while (last.step < steps && last.state !== 'diverged') {
    drift.push(driftOf(await trainer.measures()));
    last = await trainer.step(Math.min(every, steps - last.step));
    say(`${bar(last.step / steps, 24)} ${last.step}/${steps}  loss ${last.loss.toPrecision(4)}`);
  }
  say('');
  return { progress: last, drift };
}

const formats = { safetensors: 'safetensors', json: 'json', onnx: 'onnx', py: 'pytorch' } as const;

/** By the file's ending. @throws UsageError before anything is trained */
function formatOf(file: string): (typeof formats)[keyof typeof formats] {
  const ending = file.split('.').at(-1)!;
  if (Object.hasOwn(formats, ending)) return formats[ending as keyof typeof formats];
  throw new UsageError(`--save ${file}: it must end in .${Object.keys(formats).join(', .')}`);
}

/** @throws Error before anything is trained, rather than after an hour */
function canBeMade(file: string | undefined): void {
  if (file === undefined) return;
  const kind = (path: string) => statSync(path, { throwIfNoEntry: false });
  if (!kind(dirname(file))?.isDirectory())
    throw new Error(`${file} cannot be written: there is no folder ${dirname(file)}`);
  if (kind(file)?.isDirectory()) throw new Error(`${file} cannot be written: it is a folder`);
}

function words(result: Result): string {
  const set = (name: string, values: { loss: number; accuracy?: number } | null | undefined) =>
    values
      ? [
          `${name.padEnd(8)}loss ${values.loss.toPrecision(4)}` +
            (values.accuracy === undefined
              ? ''
              : `, accuracy ${(100 * values.accuracy).toFixed(1)} %`),
        ]
      : [];
  const { diverged } = result;
  return [
    diverged
      ? `diverged at step ${diverged.step}: ${diverged.layer} (${diverged.quantity}) is no finite number`
      : `trained ${result.step} steps, seed ${result.seed}`,
    ...set('train', result.train),
    ...set('test', result.test),
    ...(result.layers ?? []).map(
      ({ name, identityDistance, affineDistance }) =>
        `${name.padEnd(8)}from the identity ${identityDistance}, from its start ${affineDistance} (medians, in σ)`,
    ),
    ...(result.verdict
      ? [
          `batch norm is ${{ undone: 'undone', close: 'close to undone', not: 'not undone' }[result.verdict.state]}`,
        ]
      : []),
  ].join('\n');
}

function curves(trainer: Trainer, drift: number[]): string {
  const width = Math.min(60, Math.max(20, (process.stdout.columns || 80) - 14));
  const loss = [...trainer.history.series('loss/train').values];
  const known = drift.some(Number.isFinite);
  return [
    '          loss of the mini-batches',
    ...plot(loss, width, 6),
    ...(known ? ['', '          distance from the identity, in σ', ...plot(drift, width, 6)] : []),
    '',
  ].join('\n');
}

/** @returns the exit code; a run that diverged is a result, and 0 */
export async function train(args: string[]): Promise<number> {
  const flags = ['json', 'quiet', 'help'];
  const asked = ask(args, { texts: [...settingOptions, 'steps', 'csv', 'save'], flags });
  if (asked.flag('help')) return show(help);
  if (asked.positionals.length > 0)
    throw new UsageError(`train has no use for ${asked.positionals[0]}`);
  const steps = asked.whole('steps', 2000, 1, 1e9);
  const [csv, save] = [asked.text('csv'), asked.text('save')];
  const format = save === undefined ? undefined : formatOf(save);
  for (const file of [csv, save]) canBeMade(file);
  const trainer = await createTrainer(configOf(asked));
  try {
    const say = progressLine(process.stderr.isTTY === true && !asked.flag('quiet'));
    const { progress, drift } = await go(trainer, steps, say);
    const diverged = progress.state === 'diverged';
    const result = resultOf(trainer, progress, diverged ? null : await trainer.measures());
    if (asked.flag('json')) console.log(JSON.stringify(result));
    else {
      if (process.stdout.isTTY && !asked.flag('quiet')) console.log(curves(trainer, drift));
      console.log(words(result));
    }
    if (csv !== undefined) writeFileSync(csv, trainer.history.toCSV());
    if (save !== undefined && format) {
      writeFileSync(save, await trainer.export(format));
      if (diverged) console.error(`${save} holds the net as it was when it diverged.`);
    }
    return 0;
  } finally {
    trainer.dispose();
  }
}

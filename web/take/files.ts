// What a run can hand out as a file: its history, its measures, its net.
import type { Trainer } from 'batchnorm-playground';
import { namesOf } from '../own/class-names';
import { writeCsv } from '../own/csv';
import { readPoints } from '../own/points';
import type { State } from '../state';

export interface Given {
  readonly name: string;
  readonly type: string;
  readonly content: BlobPart;
}

export interface Offer {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly make: (trainer: Trainer) => Promise<Given>;
}

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv;charset=utf-8';
const named = (trainer: Trainer, what: string, end: string) =>
  `batchnorm-${trainer.config.data.name}-step${trainer.status.step}-${what}.${end}`;

const table = (what: 'history' | 'measures', format: 'csv' | 'json'): Offer => ({
  id: `${what}-${format}`,
  label: `${what === 'history' ? 'Every step' : 'Whole sets'}, ${format.toUpperCase()}`,
  hint:
    what === 'history'
      ? 'of each recorded mini-batch: its loss, γ, β, μ, σ'
      : 'at each look: losses (with running statistics), accuracies, distances',
  make: async (trainer) => {
    const from = what === 'history' ? trainer.history : trainer.history.measured;
    return {
      name: named(trainer, what, format),
      type: format === 'csv' ? CSV_TYPE : JSON_TYPE,
      content: format === 'csv' ? from.toCSV() : JSON.stringify(from),
    };
  },
});

export const tables: readonly Offer[] = [
  table('history', 'csv'),
  table('history', 'json'),
  table('measures', 'csv'),
  table('measures', 'json'),
];

const net = (
  format: 'safetensors' | 'json' | 'onnx' | 'pytorch',
  label: string,
  end: string,
  type: string,
  hint: string,
): Offer => ({
  id: format,
  label,
  hint,
  make: async (trainer) => ({
    name: named(trainer, 'net', end),
    type,
    content: (await trainer.export(format)) as BlobPart,
  }),
});

const BYTES = 'application/octet-stream';
export const nets: readonly Offer[] = [
  net('safetensors', 'safetensors', 'safetensors', BYTES, 'the parameters, by PyTorch’s names'),
  net('json', 'JSON', 'json', JSON_TYPE, 'the parameters and the settings, to read'),
  net('onnx', 'ONNX', 'onnx', BYTES, 'the net itself, for other runtimes'),
  net(
    'pytorch',
    'PyTorch script',
    'py',
    'text/x-python',
    'the same net, data and training as a program',
  ),
];

/** A reader's own points as a table; null: there are none. */
export function ownTable(state: State): Given | null {
  const own = state.data === 'custom' ? readPoints(String(state.points)) : null;
  return own && { name: 'points.csv', type: CSV_TYPE, content: writeCsv(own, namesOf(state)) };
}

// Points as a table in text: two features and a label or a value a line. What cannot be read is said line by line.
import { mostClasses } from '../figures/class-look';
import { short } from '../numbers';
import { isName, NAME_BOUND } from './class-names';
import { fewest, most, type OwnPoints } from './points';

export const mostBytes = 2 * 1024 * 1024;

export interface CsvFault {
  /** Counted from 1; 0: the text as a whole. */
  readonly line: number;
  readonly text: string;
}
export type Csv =
  | { readonly points: OwnPoints; readonly names: readonly string[] }
  | { readonly faults: readonly CsvFault[] };

const clip = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** What parts the cells: whatever the first line has. */
function separatorOf(text: string): RegExp {
  const line = text.split('\n').find((l) => l.trim() !== '' && !l.startsWith('#')) ?? '';
  for (const mark of ['\t', ';', ','])
    if (line.includes(mark)) return mark === '\t' ? /\t/ : new RegExp(mark);
  return /\s+/;
}

const unquoted = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim();

/** float32, in which the network computes, ends at (2 − 2⁻²³) · 2¹²⁷. */
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

function whyBad(cell: string, place: number, commas: boolean): string {
  if (cell === '') return `the ${place === 0 ? 'first' : 'second'} value is empty.`;
  return Number.isNaN(numberOf(cell, commas))
    ? `“${clip(cell)}” is not a finite number.`
    : `“${clip(cell)}” is beyond float32, which ends at ±${short(LARGEST)}.`;
}

function numberOf(cell: string, commas: boolean): number {
  const plain = (commas ? cell.replace(',', '.') : cell).replace('\u2212', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)
    ? Math.fround(Number(plain))
    : Number.NaN;
}

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

function linesOf(text: string): { lines: Line[]; commas: boolean } {
  const separator = separatorOf(text);
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ number: i + 1, line: line.trim() }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ number, line }) => ({ number, cells: line.split(separator).map(unquoted) }));
  return { lines, commas: separator.source !== ',' };
}

function faultOf({ number, cells }: Line, commas: boolean): CsvFault | null {
  if (cells.length !== 3)
    return {
      line: number,
      text: `${cells.length} ${cells.length === 1 ? 'value' : 'values'}; 3 are needed: two features, and a label or a value.`,
    };
  const bad = cells.slice(0, 2).find((cell) => !Number.isFinite(numberOf(cell, commas)));
  if (bad !== undefined) return { line: number, text: whyBad(bad, cells.indexOf(bad), commas) };
  return cells[2] === '' ? { line: number, text: 'the label is empty.' } : null;
}

/** Reads numbers before words: the labels 2 and 10 stand in that order. */
const inOrder = (a: string, b: string) =>
  Number.isNaN(Number(a)) || Number.isNaN(Number(b)) ? (a < b ? -1 : 1) : Number(a) - Number(b);

export function readCsv(text: string): Csv {
  const whole = (words: string): Csv => ({ faults: [{ line: 0, text: words }] });
  if (text.length > mostBytes) return whole('larger than 2 MB.');
  const { lines, commas } = linesOf(text.replace(/^\uFEFF/, ''));
  const [first] = lines;
  const headed =
    first?.cells.length === 3 &&
    first.cells.slice(0, 2).every((cell) => Number.isNaN(numberOf(cell, commas)));
  const body = headed ? lines.slice(1) : lines;
  const faults = body.flatMap((line) => faultOf(line, commas) ?? []);
  if (faults.length > 0) return { faults };
  if (body.length < fewest || body.length > most)
    return whole(`${body.length} points; from ${fewest} to ${most} are needed.`);
  const xy = body.flatMap(({ cells }) => cells.slice(0, 2).map((cell) => numberOf(cell, commas)));
  const values = valuesOf(body, commas);
  if (values) return { names: [], points: { xy, labels: [], values } };
  const names = [...new Set(body.map(({ cells }) => cells[2]!))];
  const fault = labelFault(body, names);
  if (fault) return { faults: [fault] };
  names.sort(inOrder);
  return { names, points: { xy, labels: body.map(({ cells }) => names.indexOf(cells[2]!)) } };
}

/** Numbers are values to fit where some are not whole, or more are different than there are classes; else null. */
function valuesOf(body: readonly Line[], commas: boolean): number[] | null {
  const values = body.map(({ cells }) => numberOf(cells[2]!, commas));
  if (!values.every(Number.isFinite)) return null;
  const few = new Set(values).size <= mostClasses;
  return few && values.every(Number.isInteger) ? null : values;
}

function labelFault(body: readonly Line[], names: readonly string[]): CsvFault | null {
  if (names.length < 2)
    return { line: 0, text: `only one label, “${clip(names[0]!)}”; two are needed.` };
  const odd = body.find(({ cells }) => !isName(cells[2]!));
  if (odd)
    return { line: odd.number, text: `“${clip(odd.cells[2]!)}” is no label of ${NAME_BOUND}.` };
  if (names.length <= mostClasses) return null;
  const over = body.find(({ cells }) => cells[2] === names[mostClasses])!;
  const known = names.slice(0, 2).map((name) => `“${clip(name)}”`);
  const text = `one label too many, “${clip(over.cells[2]!)}”: after ${known.join(', ')} and so on there are ${mostClasses} already.`;
  return { line: over.number, text };
}

const quoted = (name: string) => (name.includes('"') ? `"${name.replaceAll('"', '""')}"` : name);

/** @param names  what stands for the classes, in their order; their numbers unless there are any */
export function writeCsv({ xy, labels, values }: OwnPoints, names: readonly string[] = []): string {
  const cells: readonly (number | string)[] =
    values ?? labels.map((label) => quoted(names[label] ?? String(label)));
  // No name has a tab, and none of the others where one is used.
  const mark = [',', ';', '\t'].find((m) => !names.some((name) => name.includes(m)))!;
  const lines = cells.map((cell, i) => [xy[2 * i], xy[2 * i + 1], cell]);
  return [['x', 'y', values ? 'value' : 'label'], ...lines, []]
    .map((line) => line.join(mark))
    .join('\n');
}

// From the table of settings to the module and back: defaults, limits and what a state asks for.
import { type ConfigInput, defaults, fields, resolveConfig } from 'batchnorm-playground';
import { defaultLayers, layersConfig } from './layers';
import { type Key, type Row, rowOf, rows, type State, type Value } from './state';

const fieldOf = (row: Row) => fields.find((f) => f.path === row.field);
const single = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const dig = (from: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (o, key) => (o as Record<string, unknown> | undefined)?.[key === '*' ? '0' : key],
      from,
    );

/** The kind of batch norm by the page's names: step 1 alone is one of its own. */
function normOf(norm: unknown): string {
  const { kind, affine } = norm as { kind: string; affine: { gamma: boolean; beta: boolean } };
  return kind === 'batch' && !affine.gamma && !affine.beta ? 'standardize' : kind;
}

function defaultOf(row: Row): Value {
  if (row.key === 'norm') return normOf(dig(defaults, 'layers.0.norm'));
  if (row.key === 'layers') return defaultLayers;
  if (!row.field) return 'normal';
  const value = single(dig(defaults, row.field)) ?? fieldOf(row)?.default;
  return (value as Value | null) ?? (row.key === 'scale' ? 1 : 0);
}

export const initial: State = Object.freeze(
  Object.fromEntries(rows.map((row) => [row.key, defaultOf(row)])) as Record<Key, Value>,
);

/** What may be chosen, with the names that people see. */
export function choicesOf(row: Row): readonly (readonly [string, string])[] {
  return row.choices ?? (fieldOf(row)?.choices ?? []).map((name) => [name, name] as const);
}

/** The configuration that a state stands for. */
export function configOf(state: State): ConfigInput {
  const config: Record<string, unknown> = {};
  for (const row of rows) {
    const path = (row.config ?? row.field)?.split('.');
    if (!path) continue;
    let at = config;
    for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
    at[path.at(-1)!] = state[row.key];
  }
  const given = config as ConfigInput;
  return { ...given, layers: layersConfig(String(state.layers), given.norm) };
}

/** What is wrong with a value, as the bound that it breaks; null when it will do. */
export function problem(key: Key, value: Value): string | null {
  const choices = choicesOf(rowOf(key));
  if (choices.length > 0)
    return choices.some(([name]) => name === value)
      ? null
      : `one of ${choices.map(([name]) => name).join(', ')}`;
  try {
    resolveConfig(configOf({ ...initial, [key]: value }));
    return null;
  } catch (error) {
    return (error as { bound?: string }).bound ?? (error as Error).message;
  }
}

/** Whether going from one state to another needs a new run. */
export function needsRestart(from: State, to: State): boolean {
  return rows.some((row) => !row.live && from[row.key] !== to[row.key]);
}

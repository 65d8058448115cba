// What a site may ask of an embed, checked key by key: anything else is refused, and changes nothing.
import type { Ask, Asks, Refused } from 'batchnorm-playground/embed';
import { rows } from '../state';

export type Asked = { readonly [T in Ask]: { readonly type: T; readonly payload: Asks[T] } }[Ask];
export type Id = number | string;
export type Heard = {
  readonly id: Id | undefined;
  readonly ask?: Asked;
  readonly refused?: Refused;
};

/** Far beyond any run that somebody waits for. */
const MOST_STEPS = 1e9;
const LONGEST = 8192;

type Check = (value: unknown) => boolean;
type Rule = readonly [check: Check, bound: string, needed?: true];

const whole = (from: number): Rule => [
  (x) => Number.isSafeInteger(x) && Number(x) >= from && Number(x) <= MOST_STEPS,
  `a whole number from ${from} to ${MOST_STEPS}`,
];
const value: Rule = [
  (x) => (typeof x === 'string' && x.length <= LONGEST) || Number.isFinite(x),
  `a finite number or a text of at most ${LONGEST} characters`,
];
const text: Rule = [
  (x) => typeof x === 'string' && x.length <= LONGEST,
  `a text of at most ${LONGEST} characters`,
];

const RULES: Record<Ask, Readonly<Record<string, Rule>>> = {
  play: { until: whole(0) },
  pause: {},
  step: { n: whole(1) },
  reset: {},
  set: { ...Object.fromEntries(rows.map(({ key }) => [key, value])), hash: text },
  get: {},
  theme: {
    theme: [(x) => x === 'auto' || x === 'light' || x === 'dark', 'one of auto, light, dark', true],
  },
  subscribe: { step: [(x) => typeof x === 'boolean', 'true or false', true] },
  ping: {},
};

const has = (o: object, key: string) => Object.hasOwn(o, key);
const shown = (x: unknown) => (typeof x === 'string' ? `“${x.slice(0, 24)}”` : typeof x);

const isPlain = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && Object.getPrototypeOf(x) === Object.prototype;

/** What is wrong with a payload, or null. */
function wrong(type: Ask, payload: Record<string, unknown>): string | null {
  const rules = RULES[type];
  const keys = Object.keys(payload);
  const unknown = keys.find((key) => !has(rules, key));
  if (unknown !== undefined) return `${shown(unknown)} is no key of “${type}”.`;
  if (type === 'set' && has(payload, 'hash') && keys.length > 1)
    return '“hash” stands for all fields: give it alone.';
  for (const [key, [check, bound, needed]] of Object.entries(rules))
    if ((needed || has(payload, key)) && !check(payload[key]))
      return `${type}.${key} is ${shown(payload[key])}: it must be ${bound}.`;
  return null;
}

/** What was asked, or why it is refused; null for what is no message of ours at all. */
export function hear(data: unknown): Heard | null {
  if (!isPlain(data) || !has(data, 'bnp')) return null;
  const { type, id, payload = {} } = data;
  const fine = typeof id === 'string' ? id.length <= 64 : Number.isSafeInteger(id);
  const refuse = (about: string, text: string): Heard => ({
    id: fine ? (id as Id) : undefined,
    refused: { about, text },
  });
  if (data.bnp !== 1) return refuse('message', 'Only version 1 of the messages is known: bnp: 1.');
  const extra = Object.keys(data).find((key) => !['bnp', 'type', 'id', 'payload'].includes(key));
  if (extra !== undefined) return refuse('message', `${shown(extra)} is no key of a message.`);
  if (id !== undefined && !fine)
    return refuse('message', 'id is neither a whole number nor a text of at most 64 characters.');
  if (typeof type !== 'string' || !has(RULES, type))
    return refuse('message', `${shown(type)} is none of ${Object.keys(RULES).join(', ')}.`);
  if (!isPlain(payload))
    return refuse(type, `The payload is ${shown(payload)}: it must be an object.`);
  const problem = wrong(type as Ask, payload);
  return problem === null
    ? { id: id as Id | undefined, ask: { type, payload } as Asked }
    : refuse(type, problem);
}

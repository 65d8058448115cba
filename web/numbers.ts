// Numbers as people read them: few digits, a true minus, narrow spaces that no line breaks at.
const MINUS = '\u2212';
const NARROW = '\u202f';

const signed = (text: string) => text.replace(/^-/, MINUS);

/** A whole number in groups of three: 1 240. */
export function whole(x: number): string {
  return signed(String(Math.round(x)).replace(/\B(?=(\d{3})+$)/g, NARROW));
}

/** A measured number with two or three digits that count: 0.021, 0.87, 12.3, 4e−5. */
export function short(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'not finite' : x > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(x);
  if (size >= 1e5 || (size > 0 && size < 0.001))
    return signed(x.toExponential(1)).replace('e+', 'e').replace('e-', `e${MINUS}`);
  if (size >= 1000) return whole(x);
  if (size >= 100) return signed(x.toFixed(0));
  if (size >= 10) return signed(x.toFixed(1));
  if (size >= 0.1 || size === 0) return signed(x.toFixed(2));
  return signed(size >= 0.01 ? x.toFixed(3) : x.toFixed(4));
}

/** 1 step, 1 234 steps. */
export const counted = (count: number, one = 'step'): string =>
  `${whole(count)} ${count === 1 ? one : `${one}s`}`;

/** The sign behind a number in percent, for where it has letters of its own. */
export const SIGN = `${NARROW}%`;
/** A share in percent without its sign: 97.5. */
export const hundredths = (x: number): string => (100 * x).toFixed(1);
/** A share in percent: 97.5 %. */
export const percent = (x: number): string => `${hundredths(x)}${SIGN}`;

/** A setting, with every digit that it has and no more: 0.03, 1e−5; a whole number whole. */
export function exact(x: number): string {
  const text =
    (Math.abs(x) >= 1e6 && !Number.isSafeInteger(x)) || (x !== 0 && Math.abs(x) < 1e-4)
      ? x.toExponential()
      : String(x);
  return signed(text.replace('e+', 'e').replace('e-', `e${MINUS}`));
}

/** With one digit before the point, every digit that it has, and a power of ten: 2e4, −1.5e−3; 0. */
export const power = (x: number): string =>
  x === 0 ? '0' : signed(x.toExponential().replace('e+', 'e').replace('e-', `e${MINUS}`));

/** The map that a unit performs: 0.41·x − 0.15. */
export function line(gain: number, intercept: number): string {
  const shown = short(Math.abs(intercept));
  return `${short(gain)}·x ${intercept < 0 && shown !== '0.00' ? MINUS : '+'} ${shown}`;
}

/** A factor as what is done: × 5, ÷ 5. */
export const times = (factor: number): string =>
  factor < 1 ? `÷ ${exact(Number((1 / factor).toPrecision(6)))}` : `× ${exact(factor)}`;

/** What a person typed as a number, or null; what is beyond all numbers is none. */
export function read(text: string): number | null {
  const plain = text.trim().replaceAll(MINUS, '-').replaceAll(',', '.').replace(/\s/g, '');
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : null;
}

// Numbers that break programs, by name: at the edges of every type that a number may be taken for.

const powers = [8, 15, 16, 31, 32, 52, 53, 63, 64, 127, 128, 1023];

/** 2ⁿ − 1, 2ⁿ, 2ⁿ + 1 and their negatives, where a double can tell them apart. */
const edges = Object.fromEntries(
  powers.flatMap((n) => [
    [`2^${n}`, 2 ** n],
    [`-2^${n}`, -(2 ** n)],
    ...(n < 53
      ? [
          [`2^${n} - 1`, 2 ** n - 1],
          [`2^${n} + 1`, 2 ** n + 1],
          [`-2^${n} - 1`, -(2 ** n) - 1],
        ]
      : []),
  ]),
) as Record<string, number>;

export const nastyNumbers: Record<string, number> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
  zero: 0,
  one: 1,
  'minus one': -1,
  half: 0.5,
  'minus a half': -0.5,
  'a bit above one': 1 + Number.EPSILON,
  'a bit below one': 1 - Number.EPSILON / 2,
  'a bit above zero': Number.EPSILON,
  'the smallest double': Number.MIN_VALUE,
  'minus the smallest double': -Number.MIN_VALUE,
  'the smallest normal double': 2 ** -1022,
  'the largest double': Number.MAX_VALUE,
  'minus the largest double': -Number.MAX_VALUE,
  'the smallest float': 2 ** -149,
  'half the smallest float': 2 ** -150,
  'the smallest normal float': 2 ** -126,
  'the largest float': 3.4028234663852886e38,
  'what rounds to an infinite float': 3.4028235677973366e38,
  '10^9 units': 1e9,
  '10^9 + a half': 1e9 + 0.5,
  '10^6': 1e6,
  'a bit above 10^6': 1e6 + 1e-9,
  '10^7': 1e7,
  '-10^7': -1e7,
  '10^15': 1e15,
  '10^21, which is written otherwise': 1e21,
  '10^300': 1e300,
  '10^-6': 1e-6,
  '10^-7, which is written otherwise': 1e-7,
  '10^-300': 1e-300,
  '0.1 + 0.2': 0.1 + 0.2,
  pi: Math.PI,
  'the first whole number that floats lack': 16_777_217,
  'what a date is': 1.7e12,
  'an uninitialised word': 0xcdcdcdcd,
  'not a number as an integer': 0x7fc00000,
  '257': 257,
  '1025': 1025,
  '20001': 20_001,
  '500001': 500_001,
  '100 and a bit': 100.00000000000001,
  ...edges,
};

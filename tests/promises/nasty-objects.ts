// Objects that break programs, by name: of a wrong kind, without a prototype, in circles, with traps.

const circle: Record<string, unknown> = {};
circle.circle = circle;
const ring: unknown[] = [];
ring.push(ring);

const parsed = (text: string): unknown => JSON.parse(text);
const bare = Object.assign(Object.create(null) as object, { units: 3 });
const hidden = Object.defineProperty({}, 'units', { value: 1e9, enumerable: false });
const inherited = Object.create({ units: 1e9, kind: 'batch', name: 'sgd' }) as object;
const deep = () => {
  let at: unknown = 1;
  for (let i = 0; i < 2000; i++) at = { at };
  return at;
};

export const nastyObjects: Record<string, unknown> = {
  undefined,
  null: null,
  true: true,
  false: false,
  'a big integer': 3n,
  'a huge integer': 10n ** 400n,
  'a symbol': Symbol('nasty'),
  'a well-known symbol': Symbol.iterator,
  'an empty object': {},
  'an empty array': [],
  'an array of null': [null],
  'an array of undefined': [undefined],
  'an array of NaN': [Number.NaN],
  'an array of one': [3],
  'an array of a text': ['3'],
  'an array of arrays': [[[]]],
  'an array with holes': new Array(5),
  'a long array': new Array(1_000_000),
  'an array of many zeros': new Array(2000).fill(0),
  'an array of many layers': new Array(17).fill(8),
  'an array in a circle': ring,
  'an array with names': Object.assign([1, 2], { units: 3 }),
  'what looks like an array': { length: 2, 0: 1, 1: 2 },
  'what looks like an endless array': { length: Number.POSITIVE_INFINITY },
  'an object in a circle': circle,
  'an object without prototype': bare,
  'an object whose fields are hidden': hidden,
  'an object whose fields are inherited': inherited,
  'a deep object': deep(),
  'an object with __proto__ of its own': parsed('{"__proto__":{"units":1000000000}}'),
  'an object with a constructor of its own': parsed('{"constructor":{"prototype":{"units":1}}}'),
  'an object with toString of its own': { toString: () => '3' },
  'an object that is a number': { valueOf: () => 3 },
  'an object that is many numbers': { valueOf: () => Math.random() },
  'an object without toString': Object.assign(Object.create(null) as object, { toString: null }),
  'an object that is a primitive': { [Symbol.toPrimitive]: () => 3 },
  'an object with a field of none': { undefined: 1, null: 2, '': 3 },
  'an object with a line break for a name': { 'units\nseed': 1 },
  'an object with a million for a name': { 1000000: 1 },
  'an object with a toJSON': { toJSON: () => 3 },
  'a thenable': Object.fromEntries([['then', 3]]),
  'a number in an object': Object(3) as unknown,
  'a text in an object': Object('sgd') as unknown,
  'a truth in an object': Object(true) as unknown,
  'a function': () => 3,
  'a class': class Nasty {},
  'an async function': async () => 3,
  'a generator': (function* nasty() {
    yield 3;
  })(),
  'a date': new Date(0),
  'a date that is none': new Date(Number.NaN),
  'a pattern': /3/g,
  'an error': new RangeError('3'),
  'a map': new Map([['units', 3]]),
  'a set': new Set([3]),
  'a weak map': new WeakMap(),
  'a promise': Promise.resolve(3),
  'an address': new URL('https://example.com/'),
  'a buffer': new ArrayBuffer(8),
  'an empty buffer': new ArrayBuffer(0),
  'a shared buffer': new SharedArrayBuffer(8),
  'a view': new DataView(new ArrayBuffer(8)),
  'no floats': new Float32Array(0),
  'a float': new Float32Array([3]),
  'floats that are not finite': new Float32Array([Number.NaN, Infinity, -Infinity, -0]),
  'a million floats': new Float32Array(1_000_000),
  'doubles beyond floats': new Float64Array([1e300, -1e300]),
  bytes: new Uint8Array([255, 0, 1]),
  'whole numbers': new Int32Array([-1, 2 ** 31 - 1]),
  'big integers in a row': new BigInt64Array([1n]),
  'the arguments of a function': (function nasty() {
    // biome-ignore lint/complexity/noArguments: they are one of the nasties
    return arguments;
  })(),
  'the whole world': globalThis,
  mathematics: Math,
  'a proxy of an object': new Proxy({ units: 3 }, {}),
  'a frozen object': Object.freeze({ units: 1e9 }),
  'layers of layers': { layers: [[[8]]] },
  'a configuration in a configuration': { layers: [{ layers: [{ units: 3 }] }] },
};

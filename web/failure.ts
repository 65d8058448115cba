// Why the network does not run, in a sentence for a reader, with the browser's own words behind it.
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/unsafe-eval|Content Security Policy|\bCSP\b/i, 'A security policy forbids WebAssembly here'],
  [/no WebAssembly/i, 'This browser has no WebAssembly, in which the network runs'],
  [
    /CompileError|simd|opcode/i,
    'This browser is too old for WebAssembly SIMD, in which the network runs',
  ],
  [/memory is full/, 'This run does not fit into the memory that it may have'],
  [/worker/i, 'Its worker stopped; reset begins the run again'],
];

export function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const reason = REASONS.find(([words]) => words.test(text))?.[1];
  return `${reason ?? 'Reset begins the run again'} (${text}).`;
}

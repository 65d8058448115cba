// Numbers as the sentences write them.

/** Three significant digits, as people write them; infinity in a word. */
export function short(value: number): string {
  if (Number.isNaN(value)) return 'no number';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : '−infinite';
  const size = Math.abs(value);
  if (value === 0) return '0';
  const text =
    size >= 1e5 || size < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return text
    .replace('-', '−')
    .replace(
      /e\+?(−|-)?(\d+)/,
      (_, sign: string, digits: string) => `e${sign ? '−' : ''}${digits}`,
    );
}

export const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

const written = (value: number, form: string) =>
  form === '%'
    ? percent(value)
    : form
      ? value.toFixed(Number(form.slice(1))).replace('-', '−')
      : short(value);

/** A sentence with `{name}`, `{name%}` and `{name.3}` filled in. */
export function inWords(sentence: string, numberOf: (name: string) => number | undefined): string {
  return sentence.replace(/\{([^{}]+?)(%|\.\d)?\}/g, (_, name: string, form = '') => {
    const value = numberOf(name);
    if (value === undefined) throw new Error(`the sentence asks for ${name}`);
    return written(value, form);
  });
}

/** Within which limits, in words. */
export function limits(from: number | undefined, to: number | undefined): string {
  const exact = (value: number) => String(Number(value.toPrecision(5))).replace('-', '−');
  if (from !== undefined && from === to) return `exactly ${exact(from)}`;
  if (from !== undefined && to !== undefined) return `${exact(from)} to ${exact(to)}`;
  if (from !== undefined) return `at least ${exact(from)}`;
  return `at most ${exact(to!)}`;
}

// Formulas as mathematics: a line such as γ = √(var + eps) becomes MathML.
import { html, mathml, nothing, type TemplateResult } from 'lit';

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const SUPERSCRIPTS: Readonly<Record<string, string>> = { '²': '2', '³': '3' };

/** One sign: a number, a word, a letter with its hat or prime, or an operator. */
const SIGN = /\s*(\d*\.?\d+|[a-z]{2,}|\p{L}\u0302?′?|.)/uy;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.normalize('NFD');
  }

  peek(): string {
    return this.#sign().text;
  }

  take(): string {
    const { text, end } = this.#sign();
    this.#at = end;
    return text;
  }

  #sign(): { text: string; end: number } {
    SIGN.lastIndex = this.#at;
    const found = SIGN.exec(this.#text);
    return { text: found?.[1]?.normalize('NFC') ?? '', end: SIGN.lastIndex };
  }
}

const number = (text: string) => mathml`<mn>${text}</mn>`;
/** A name of several letters stands off from what it is applied to: ln 2. */
const identifier = (text: string) =>
  /^[a-z]{2,}$/.test(text)
    ? mathml`<mrow><mi>${text}</mi><mspace width="0.17em"></mspace></mrow>`
    : mathml`<mi>${text}</mi>`;
const operator = (text: string) => mathml`<mo>${text}</mo>`;
/** A bracket keeps the size of the letters: nothing here is higher than they are. */
const bracket = (text: string) => mathml`<mo stretchy="false">${text}</mo>`;

/** A sign without what is written below or above it. */
function plain(reader: Reader): TemplateResult | unknown {
  const sign = reader.take();
  if (/^[\d.]/.test(sign)) return number(sign);
  if (sign === '(') return mathml`<mrow>${bracket('(')}${row(reader)}${bracket(')')}</mrow>`;
  if (sign === '|') return mathml`<mrow>${bracket('|')}${row(reader, '|')}${bracket('|')}</mrow>`;
  if (sign === '√') {
    reader.take();
    return mathml`<msqrt>${row(reader)}</msqrt>`;
  }
  if (/^\p{L}/u.test(sign)) return identifier(sign);
  return operator(sign);
}

function scripted(reader: Reader): unknown {
  let base = plain(reader);
  for (let next = reader.peek(); next !== ''; next = reader.peek()) {
    if (SUBSCRIPTS.includes(next)) {
      base = mathml`<msub>${base}${number(String(SUBSCRIPTS.indexOf(reader.take())))}</msub>`;
    } else if (next in SUPERSCRIPTS) {
      base = mathml`<msup>${base}${number(SUPERSCRIPTS[reader.take()]!)}</msup>`;
    } else if (next === '_' || next === '^') {
      const tag = reader.take();
      const script = plain(reader);
      base =
        tag === '_' ? mathml`<msub>${base}${script}</msub>` : mathml`<msup>${base}${script}</msup>`;
    } else break;
  }
  return base;
}

/** Up to the end or what closes it, which is taken. */
function row(reader: Reader, close = ')'): unknown {
  const parts: unknown[] = [];
  for (let next = reader.peek(); next !== ''; next = reader.peek()) {
    if (next === close) {
      reader.take();
      break;
    }
    parts.push(scripted(reader));
  }
  return parts.length > 0 ? mathml`<mrow>${parts}</mrow>` : nothing;
}

/** @param text  as in the words of the experiments, without its dollars */
export const formula = (text: string): TemplateResult =>
  html`<math>${row(new Reader(text))}</math>`;

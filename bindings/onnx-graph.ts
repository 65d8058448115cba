// A graph of ONNX operators as it grows: https://onnx.ai/onnx/intro/concepts.html, onnx.proto3.
import { type Field, Float } from './protobuf';

const floatType = 1;
const intType = 7;

/** Little-endian, as raw_data wants it. */
function bytesOf(values: readonly number[], type: number): Uint8Array {
  const bytes = new Uint8Array(values.length * (type === floatType ? 4 : 8));
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries())
    if (type === floatType) view.setFloat32(4 * i, value, true);
    else view.setBigInt64(8 * i, BigInt(value), true);
  return bytes;
}

type Attribute = number | readonly number[] | Float;

/** AttributeProto: a float, an integer, or integers. */
const attribute = (name: string, value: Attribute): Field => {
  if (value instanceof Float)
    return [
      5,
      [
        [1, name],
        [2, value],
        [20, 1],
      ],
    ];
  if (typeof value === 'number')
    return [
      5,
      [
        [1, name],
        [3, value],
        [20, 2],
      ],
    ];
  return [5, [[1, name], ...value.map((item): Field => [8, item]), [20, 7]]];
};

/** A tensor of floats whose first size is left open. */
const openTensor = (name: string, width: number): readonly Field[] => {
  const sizes: Field[] = [
    [1, [[2, 'N']]],
    [1, [[1, width]]],
  ];
  return [
    [1, name],
    [
      2,
      [
        [
          1,
          [
            [1, floatType],
            [2, sizes],
          ],
        ],
      ],
    ],
  ];
};

export class Graph {
  readonly #nodes: Field[] = [];
  readonly #initializers: Field[] = [];
  /** The value that was made last. */
  top: string;

  constructor(input: string) {
    this.top = input;
  }

  floats(values: Iterable<number>, shape: readonly number[]): string {
    return this.#constant([...values], shape, floatType);
  }

  scalar(value: number): string {
    return this.floats([value], []);
  }

  whole(value: number): string {
    return this.#constant([value], [1], intType);
  }

  #constant(values: readonly number[], shape: readonly number[], type: number): string {
    const name = `c${this.#initializers.length}`;
    const sizes = shape.map((size): Field => [1, size]);
    this.#initializers.push([5, [...sizes, [2, type], [8, name], [9, bytesOf(values, type)]]]);
    return name;
  }

  /** @returns the name of what the node makes, which is also the new top */
  add(op: string, inputs: readonly string[], attributes: Record<string, Attribute> = {}): string {
    this.top = `v${this.#nodes.length}`;
    this.#nodes.push([
      1,
      [
        ...inputs.map((name): Field => [1, name]),
        [2, this.top],
        [4, op],
        ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
      ],
    ]);
    return this.top;
  }

  /** GraphProto from `input` to the top, which is called `output`. */
  fields(
    name: string,
    input: { name: string; width: number },
    output: { name: string; width: number },
  ): readonly Field[] {
    this.add('Identity', [this.top]);
    const last = this.#nodes.pop()![1] as readonly Field[];
    const named = last.map((field): Field => (field[0] === 2 ? [2, output.name] : field));
    return [
      ...this.#nodes,
      [1, named],
      [2, name],
      ...this.#initializers,
      [11, openTensor(input.name, input.width)],
      [12, openTensor(output.name, output.width)],
    ];
  }
}

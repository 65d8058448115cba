// A net as ONNX (opset 17): from a point in its own coordinates to the outputs, as inference has it.
import { version } from '../package.json';
import type { Activation, InputName } from './config';
import type { Net } from './net';
import { Graph } from './onnx-graph';
import { Float, message } from './protobuf';
import { type Piece, stackOf } from './stack';

/** The inputs that are made of a 2-D point, side by side. */
function makeInputs(graph: Graph, inputs: readonly InputName[]): void {
  if (inputs.join() === 'x,y') return;
  const points = graph.top;
  const column = (j: number) => graph.add('Gather', [points, graph.whole(j)], { axis: 1 });
  const [x, y] = [column(0), column(1)];
  const make: Record<InputName, () => string> = {
    x: () => x,
    y: () => y,
    x2: () => graph.add('Mul', [x, x]),
    y2: () => graph.add('Mul', [y, y]),
    xy: () => graph.add('Mul', [x, y]),
    sinx: () => graph.add('Sin', [x]),
    siny: () => graph.add('Sin', [y]),
  };
  graph.add(
    'Concat',
    inputs.map((name) => make[name]()),
    { axis: 1 },
  );
}

function mapInputs(graph: Graph, { inputMap }: Net): void {
  const { centre, factor, offset } = inputMap;
  for (const [op, values, nothing] of [
    ['Sub', centre, 0],
    ['Mul', factor, 1],
    ['Add', offset, 0],
  ] as const)
    if (values.some((v) => v !== nothing))
      graph.add(op, [graph.top, graph.floats(values, [values.length])]);
}

const activations: Record<Activation, (graph: Graph, x: string) => void> = {
  identity: () => {},
  relu: (g, x) => g.add('Relu', [x]),
  leakyRelu: (g, x) => g.add('LeakyRelu', [x], { alpha: new Float(0.01) }),
  elu: (g, x) => g.add('Elu', [x], { alpha: new Float(1) }),
  // x·Φ(x); Gelu itself comes with opset 20.
  gelu: (g, x) => {
    const erf = g.add('Erf', [g.add('Mul', [x, g.scalar(Math.SQRT1_2)])]);
    g.add('Mul', [g.add('Mul', [x, g.scalar(0.5)]), g.add('Add', [erf, g.scalar(1)])]);
  },
  silu: (g, x) => g.add('Mul', [x, g.add('Sigmoid', [x])]),
  sigmoid: (g, x) => g.add('Sigmoid', [x]),
  tanh: (g, x) => g.add('Tanh', [x]),
  softplus: (g, x) => g.add('Softplus', [x]),
};

type NormPiece = Extract<Piece, { kind: 'batch' | 'layer' }>;

/** Without running statistics inference has those of the points at hand. */
function ownStatistics(graph: Graph, eps: number, [gamma, beta]: readonly string[]): void {
  const mean = (of: string) => graph.add('ReduceMean', [of], { axes: [0], keepdims: 1 });
  const x = graph.top;
  const centred = graph.add('Sub', [x, mean(x)]);
  const variance = mean(graph.add('Mul', [centred, centred]));
  const std = graph.add('Sqrt', [graph.add('Add', [variance, graph.scalar(eps)])]);
  const xhat = graph.add('Div', [centred, std]);
  graph.add('Add', [graph.add('Mul', [xhat, gamma!]), beta!]);
}

function normalize(graph: Graph, { kind, name, units, norm }: NormPiece, net: Net): void {
  const row = (values: Iterable<number>) => graph.floats(values, [units]);
  const block = (part: string, otherwise: number) =>
    row(net.parameters[`${name}/${part}`]?.values ?? new Float32Array(units).fill(otherwise));
  const step2 = [block('gamma', 1), block('beta', 0)];
  const epsilon = new Float(norm.eps);
  if (kind === 'layer')
    graph.add('LayerNormalization', [graph.top, ...step2], { axis: -1, epsilon });
  else if (!norm.trackRunningStats) ownStatistics(graph, norm.eps, step2);
  else {
    const { mean, var: variance } = net.statistics[name]!;
    graph.add('BatchNormalization', [graph.top, ...step2, row(mean), row(variance)], { epsilon });
  }
}

function linear(graph: Graph, { name }: Piece, { parameters }: Net): void {
  const weight = parameters[`${name}/weight`]!;
  const bias = parameters[`${name}/bias`];
  const constants = [weight, ...(bias ? [bias] : [])].map(({ values, shape }) =>
    graph.floats(values, shape),
  );
  graph.add('Gemm', [graph.top, ...constants], { transB: 1 });
}

/** Noise and dropout are of training alone. */
function piece(graph: Graph, item: Piece, net: Net): void {
  if (item.kind === 'linear') linear(graph, item, net);
  else if (item.kind === 'activation') activations[item.activation](graph, graph.top);
  else if (item.kind === 'batch' || item.kind === 'layer') normalize(graph, item, net);
}

/** Input `points` [N, features], output `outputs` [N, K]: logits where there are classes. */
export function toOnnx(net: Net): Uint8Array<ArrayBuffer> {
  const graph = new Graph('points');
  if (net.features === 2) makeInputs(graph, net.config.data.inputs);
  mapInputs(graph, net);
  const blocks = new Set(Object.keys(net.parameters));
  for (const item of stackOf(net.config, blocks, net.inputMap.centre.length, net.outputs))
    piece(graph, item, net);
  return message([
    [1, 8],
    [2, 'batchnorm-playground'],
    [3, version],
    [
      7,
      graph.fields(
        'net',
        { name: 'points', width: net.features },
        { name: 'outputs', width: net.outputs },
      ),
    ],
    [8, [[2, 17]]],
  ]);
}

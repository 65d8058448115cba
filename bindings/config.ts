// What a run is: as users write it (Config), and with every field filled in (ResolvedConfig).

export type DataName =
  | 'spiral'
  | 'circle'
  | 'xor'
  | 'gauss'
  | 'moons'
  | 'rings'
  | 'checkerboard'
  | 'symmetricXor'
  | 'blobs'
  | 'plane'
  | 'bumps'
  | 'sine'
  | 'gaussian'
  | 'custom';
/** What is made of a 2-D point: its coordinates, squares, product, sines. */
export type InputName = 'x' | 'y' | 'x2' | 'y2' | 'xy' | 'sinx' | 'siny';
export type Activation =
  | 'identity'
  | 'relu'
  | 'leakyRelu'
  | 'elu'
  | 'gelu'
  | 'silu'
  | 'sigmoid'
  | 'tanh'
  | 'softplus';
export type OptimizerName = 'sgd' | 'rmsprop' | 'adam' | 'adamw';
/** Any text, for a program's own variables; the known ones are offered, another is refused as it runs. */
export type Name<Known extends string> = Known | (string & {});

/** A toy data set, its split, and what is done to the points before the net sees them. */
export interface ResolvedData {
  name: DataName;
  /** Points in all, train and test. */
  samples: number;
  noise: number;
  /** Share of the labels that are drawn anew. */
  labelNoise: number;
  /** Share of class 1, in the blobs. */
  share: number;
  /** Rings: points at equal angles instead of random ones. */
  even: boolean;
  /** Share of the points that trains; null: all of them. */
  split: number | null;
  /** The net sees scale · input + shift; one number for all inputs, or one each. */
  scale: number[];
  shift: number[];
  /** Takes the training set's mean and deviation out, after scale and shift. */
  standardize: boolean;
  inputs: InputName[];
  /** Each mini-batch drawn anew. */
  fresh: boolean;
  /**
   * Of custom points: numbers a point, classes (0: targets are values), values a target. Toy sets
   * know their own, and refuse others.
   */
  features: number;
  classes: number;
  targets: number;
}

/** A reader's own points. */
export interface CustomData {
  /** N × features, row by row. */
  points: Float32Array;
  /** Numbers a point; 2 unless said. */
  features?: number;
  /** One whole number a point, from 0. */
  labels?: Int32Array | number[];
  /** Values to learn instead of labels: one or several a point, row by row. */
  targets?: Float32Array;
}

/** torch.nn.BatchNorm1d's options, names and defaults. */
export interface ResolvedNorm {
  kind: 'none' | 'batch' | 'layer';
  /** Added to the variance, inside the root. */
  eps: number;
  /** Weight of the new batch in the running statistics; null: their average over all batches. */
  momentum: number | null;
  /** Which half of step 2 there is: the scale γ, the shift β. */
  affine: { gamma: boolean; beta: boolean };
  trackRunningStats: boolean;
  runningVarEstimator: 'unbiased' | 'biased';
  /** Before or after the activation. */
  place: 'before' | 'after';
  /**
   * After the normalisation, in training: each unit times a scale plus a shift, both redrawn each
   * step from these ranges. 'gaussian' has the mean and the variance of 'uniform', and no edges.
   */
  noise: {
    scale: [number, number];
    shift: [number, number];
    distribution: 'uniform' | 'gaussian';
  };
}

export interface ResolvedLayer {
  units: number;
  activation: Activation;
  norm: ResolvedNorm;
  /** 'auto': none where batch norm follows, which would take it out again. */
  bias: boolean | 'auto';
  /** Probability that a unit's output is zeroed in training. */
  dropout: number;
}

export interface ResolvedSchedule {
  kind: 'constant' | 'step' | 'cosine';
  /** Steps over which the rate rises in a line. */
  warmup: number;
  /** step: the rate is multiplied by `factor` every so many steps. */
  every: number;
  factor: number;
  /** cosine: where the rate reaches 0. */
  steps: number;
}

export interface ResolvedOptimizer {
  name: OptimizerName;
  learningRate: number;
  momentum: number;
  nesterov: boolean;
  betas: [number, number];
  alpha: number;
  eps: number;
  /** 'auto': PyTorch's default, .01 for AdamW and 0 for the others. */
  weightDecay: number | 'auto';
  /** Whether γ and β decay too. */
  decayNorm: boolean;
  l1: number;
  /** Largest Euclidean norm of the whole gradient. */
  clipNorm: number | null;
  schedule: ResolvedSchedule;
}

/** A configuration with every field filled in. */
export interface ResolvedConfig {
  /** One seed, four streams: data, weights, order of the batches, noise and dropout. */
  seed: number;
  data: ResolvedData;
  layers: ResolvedLayer[];
  output: { norm: ResolvedNorm; bias: boolean };
  init: {
    scheme: 'auto' | 'he' | 'xavier' | 'lecun' | 'uniform' | 'normal';
    /** Times the hidden layers' weights. */
    gain: number;
    /** Deviation of the scheme 'normal'. */
    std: number;
  };
  loss: 'auto' | 'logistic' | 'softmax' | 'mse' | 'huber' | 'linear';
  optimizer: ResolvedOptimizer;
  batchSize: number | 'full';
  shuffle: 'epoch' | 'none';
}

/** As users write it: a name, or the fields that are not the default; 'standardize' is step 1 alone. */
export type Norm = 'none' | 'batch' | 'standardize' | 'layer' | NormConfig;
export type NormConfig = Partial<Omit<ResolvedNorm, 'affine' | 'noise'>> & {
  affine?: boolean | Partial<ResolvedNorm['affine']>;
  noise?: Partial<ResolvedNorm['noise']>;
};
export type LayerConfig = Partial<Omit<ResolvedLayer, 'norm'>> & { norm?: Norm };
/** A toy set by its name, or points of one's own; none of the fields is needed. */
export type DataConfig = Partial<Omit<ResolvedData, 'name' | 'scale' | 'shift' | 'targets'>> &
  Partial<Omit<CustomData, 'targets'>> & {
    name?: Name<DataName>;
    scale?: number | number[];
    shift?: number | number[];
    /** Beside `points`: values to learn. Their count a point in a configuration that was read back. */
    targets?: Float32Array | number;
  };
export type OptimizerConfig = Partial<Omit<ResolvedOptimizer, 'name' | 'schedule'>> & {
  name?: Name<OptimizerName>;
  schedule?: Partial<ResolvedSchedule>;
};

/** What `createTrainer` takes; each field that is left out has its default. */
export interface Config {
  /** One seed, four streams: data, weights, order of the batches, noise and dropout. */
  seed?: number;
  data?: Name<DataName> | DataConfig;
  /** Hidden layers; a number is its units. */
  layers?: (number | LayerConfig)[];
  /** What a layer has unless it says otherwise. */
  activation?: Activation;
  norm?: Norm;
  output?: { norm?: Norm; bias?: boolean };
  init?: Partial<ResolvedConfig['init']>;
  loss?: ResolvedConfig['loss'];
  optimizer?: Name<OptimizerName> | OptimizerConfig;
  batchSize?: number | 'full';
  shuffle?: 'epoch' | 'none';
}

// What a run is: as users write it (ConfigInput), and with every field filled in (ResolvedConfig).

export type DataName = 'spiral' | 'circle' | 'xor' | 'gauss' | 'moons';
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
export type NormName = 'none' | 'batch' | 'standardize' | 'layer';
export type OptimizerName = 'sgd' | 'rmsprop' | 'adam' | 'adamw';

/** A toy data set, its split, and what is done to the points before the net sees them. */
export interface DataConfig {
  name: DataName;
  /** Points in all, train and test. */
  samples: number;
  noise: number;
  /** Share of the labels that are drawn anew. */
  labelNoise: number;
  /** Share of the points that trains; null: all of them. */
  split: number | null;
  /** The net sees scale · point + shift; one number for all features, or one each. */
  scale: number[];
  shift: number[];
  /** Takes the training set's mean and deviation out, after scale and shift. */
  standardize: boolean;
}

/** torch.nn.BatchNorm1d's options, names and defaults. */
export interface NormConfig {
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
}

export interface LayerConfig {
  units: number;
  activation: Activation;
  norm: NormConfig;
  /** 'auto': none where batch norm follows, which would take it out again. */
  bias: boolean | 'auto';
}

export interface OptimizerConfig {
  name: OptimizerName;
  learningRate: number;
  momentum: number;
  nesterov: boolean;
  betas: [number, number];
  alpha: number;
  eps: number;
  /** 'auto': PyTorch's default, .01 for AdamW and 0 for the others. */
  weightDecay: number | 'auto';
}

/** A configuration with every field filled in. */
export interface ResolvedConfig {
  /** One seed, three streams: data, weights, order of the batches. */
  seed: number;
  data: DataConfig;
  layers: LayerConfig[];
  output: { norm: NormConfig; bias: boolean };
  init: {
    scheme: 'auto' | 'he' | 'xavier' | 'lecun' | 'uniform' | 'normal';
    /** Times the hidden layers' weights. */
    gain: number;
    /** Deviation of the scheme 'normal'. */
    std: number;
  };
  loss: 'auto' | 'logistic' | 'softmax' | 'mse' | 'huber' | 'linear';
  optimizer: OptimizerConfig;
  batchSize: number | 'full';
  shuffle: 'epoch' | 'none';
}

export type NormInput =
  | NormName
  | (Partial<Omit<NormConfig, 'affine'>> & { affine?: boolean | Partial<NormConfig['affine']> });
export type LayerInput =
  | number
  | { units?: number; activation?: Activation; norm?: NormInput; bias?: boolean | 'auto' };

/** What `createTrainer` takes; each field that is left out has its default. */
export interface ConfigInput {
  seed?: number;
  data?:
    | DataName
    | (Partial<Omit<DataConfig, 'scale' | 'shift'>> & {
        scale?: number | number[];
        shift?: number | number[];
      });
  /** Hidden layers; a number is its units. */
  layers?: LayerInput[];
  /** What a layer has unless it says otherwise. */
  activation?: Activation;
  norm?: NormInput;
  output?: { norm?: NormInput; bias?: boolean };
  init?: Partial<ResolvedConfig['init']>;
  loss?: ResolvedConfig['loss'];
  optimizer?: OptimizerName | Partial<OptimizerConfig>;
  batchSize?: number | 'full';
  shuffle?: 'epoch' | 'none';
}

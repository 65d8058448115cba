// The words of an experiment: short steps, each with what to read, what to see, and one thing to do.

/**
 * Text with marks: `$γ = σ$` is a formula, `[[step 2]]` a term of the glossary,
 * `[[step 2|the second one]]` the same in other words.
 */
export type Marked = string;

/** What a step shows, live. */
export type Figure =
  /** What the nets of these lanes answer everywhere, side by side; their data has two features. */
  | { readonly kind: 'maps'; readonly lanes: readonly string[] }
  /** Their loss over the steps. */
  | {
      readonly kind: 'losses';
      readonly lanes: readonly string[];
      readonly bound?: { readonly formula: Marked; readonly value: number };
      readonly log?: boolean;
    }
  /** σ against γ and μ against β, a trail a unit. */
  | { readonly kind: 'drift'; readonly lane: string }
  /** A quantity that is noted on the way, over the steps. */
  | {
      readonly kind: 'notes';
      readonly title: string;
      /** One note of each lane; or some, by their titles, of a single lane. */
      readonly note: string | readonly { readonly note: string; readonly title: string }[];
      readonly lanes: readonly string[];
      readonly log?: boolean;
      /** Whether the axis begins at 0. */
      readonly zero?: boolean;
    }
  /** Numbers measured at the end, over what was varied. */
  | {
      readonly kind: 'sweep';
      readonly title: string;
      readonly x: {
        readonly title: Marked;
        readonly values: readonly number[];
        readonly log?: boolean;
      };
      readonly lines: readonly SweepLine[];
      readonly log?: boolean;
    };

export interface SweepLine {
  readonly title: Marked;
  /** Measured numbers, one a value of x … */
  readonly of?: readonly string[];
  /** … or known ones. */
  readonly values?: readonly number[];
}

/** One thing to do. */
export type Act =
  | { readonly kind: 'train'; readonly label: string; readonly lanes: readonly string[] }
  | {
      readonly kind: 'guess';
      readonly question: Marked;
      readonly options: readonly Marked[];
      readonly right: number;
      readonly because: Marked;
    };

export interface StoryStep {
  readonly title: string;
  /** Paragraphs. */
  readonly words: readonly Marked[];
  readonly figures: readonly Figure[];
  readonly act: Act;
}

/** Without its marks: for a terminal, a label. */
export const plain = (text: Marked): string =>
  text.replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1').replace(/\$([^$]*)\$/g, '$1');

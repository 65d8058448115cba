// What one setting is: its name in the link, its place in the module, its control and its words.

export type Value = string | number;
/** Every setting's value by its key. */
export type Values = Readonly<Record<string, Value>>;

export interface Setting {
  /** Its name in the link. */
  readonly key: string;
  readonly label: string;
  readonly group: 'data' | 'network' | 'norm' | 'training' | 'view';
  /** Where it folds away; without it, it always stands in its group. */
  readonly section?: string;
  /** 'drawn': set in a figure. */
  readonly control:
    | 'thumbs'
    | 'segments'
    | 'select'
    | 'slider'
    | 'number'
    | 'toggle'
    | 'several'
    | 'drawn';
  /** Where the module's table has its limits and default; none for what is the page's own. */
  readonly field?: string;
  /** Where the module takes it, if that is another place. */
  readonly config?: string;
  /** Whether one of the choices has a meaning, beside the other settings. */
  readonly offered?: (choice: string, values: Values) => boolean;
  /** Its first value, where the module has none. */
  readonly first?: Value;
  /** What can be chosen here, value and name; without it, all that the module offers. */
  readonly choices?: readonly (readonly [value: string, name: string])[];
  /** The stretch that the slider covers; the number beside it takes the module's whole range. */
  readonly span?: readonly [from: number, to: number];
  readonly log?: boolean;
  readonly whole?: boolean;
  /** The word for the value that the module calls null. */
  readonly word?: string;
  /** A word in place of the number stands below the smallest number, not above the largest. */
  readonly wordFirst?: boolean;
  /** What stands in when the rest of the run does not allow the value; else the default. */
  readonly instead?: Value;
  /** Taken while running, without a restart. */
  readonly live?: boolean;
  /** Points of a reader's own: an embed tells them only to the site that its address names. */
  readonly personal?: boolean;
  /** Left out of a link while it is at a default that is a convention of the field. */
  readonly brief?: boolean;
  /** Whether it has a meaning at all, beside the others. */
  readonly when?: (values: Values) => boolean;
  /** What it does, in a line. */
  readonly hint: string;
}

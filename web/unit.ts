// Which unit is meant: its hidden layer from 1, its place in it from 0; people count both from 1.
export interface UnitRef {
  readonly layer: number;
  readonly unit: number;
}

export const sameUnit = (a: UnitRef | null, b: UnitRef | null): boolean =>
  a === b || (!!a && !!b && a.layer === b.layer && a.unit === b.unit);

/** 2·5: the fifth unit of the second layer. */
export const unitName = ({ layer, unit }: UnitRef): string => `${layer}·${unit + 1}`;

/** A unit of the batch norm of this name, which ends in its layer. */
export const unitOf = (name: string, unit: number): UnitRef => ({
  layer: Number(/\d+$/.exec(name)),
  unit,
});

/** Tells the whole page which unit is pointed at, or that none is. */
export const pointAt = (from: EventTarget, unit: UnitRef | null): boolean =>
  from.dispatchEvent(
    new CustomEvent('unit-hover', { detail: unit, bubbles: true, composed: true }),
  );

/** Asks the page to keep looking at a unit; null: at the median one again. */
export const choose = (from: EventTarget, unit: UnitRef | null): boolean =>
  from.dispatchEvent(
    new CustomEvent('unit-choose', { detail: unit, bubbles: true, composed: true }),
  );

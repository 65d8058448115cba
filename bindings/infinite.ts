// What left the numbers, in a report of the core: JSON has no infinity, and says null.

/** @returns the same, with infinity for each number that is null */
export const infinite = <T extends object>(report: T): T =>
  Object.fromEntries(Object.entries(report).map(([k, v]) => [k, v ?? Infinity])) as T;

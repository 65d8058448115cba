// What left the numbers, in a report of the core: JSON has no infinity, and says null.

/** @returns the same, with infinity for each number that is null, however deep */
export function infinite<T>(report: T): T {
  if (report === null) return Infinity as T;
  if (typeof report !== 'object') return report;
  if (Array.isArray(report)) return report.map(infinite) as T;
  return Object.fromEntries(Object.entries(report).map(([k, v]) => [k, infinite(v)])) as T;
}

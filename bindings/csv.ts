// Tables as text that spreadsheets read, and run nothing of.

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));

/**
 * One cell. What is not finite is empty; a text that a spreadsheet would take for a formula
 * (= + - @ at its start, and no number) gets an apostrophe in front, and quotes.
 */
export function csvCell(value: number | string): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const formula = /^[=+\-@\t\r]/.test(value) && !isNumber(value);
  const text = formula ? `'${value}` : value;
  return formula || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of cells, a line each (RFC 4180). */
export const csvText = (rows: Iterable<readonly (number | string)[]>): string =>
  Array.from(rows, (row) => `${row.map(csvCell).join(',')}\r\n`).join('');

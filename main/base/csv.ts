type Cell = string | number;

/** No cell that a spreadsheet would run as a formula. */
const cell = (value: Cell): string => {
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** What a CSV file begins with for a spreadsheet to read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One line, ended as spreadsheets end it. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Opens well in a spreadsheet: a byte order mark and CRLF. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map(csvLine).join('')}`;

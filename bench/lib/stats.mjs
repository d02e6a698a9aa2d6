/**
 * The value below which a share of the samples lies (nearest rank).
 * @param {readonly number[]} samples
 * @param {number} share 0 to 1
 */
export function percentile(samples, share) {
  const sorted = [...samples].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** @param {readonly number[]} samples */
export function median(samples) {
  return percentile(samples, 0.5);
}

/**
 * Two digits that mean something: 0.042, 3.4, 118.
 * @param {number} value
 */
export function round(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(value >= 100 ? 3 : 2)) : Number.NaN;
}

/**
 * A Markdown table of the rows, or JSON lines with `--json`.
 * @param {readonly Record<string, string | number>[]} rows
 */
export function printRows(rows) {
  const [first] = rows;
  if (first === undefined) throw new Error('A benchmark without a row has measured nothing.');
  if (process.argv.includes('--json')) {
    for (const row of rows) console.log(JSON.stringify(row));
    return;
  }
  const names = Object.keys(first);
  const line = (/** @type {readonly (string | number)[]} */ cells) => `| ${cells.join(' | ')} |`;
  console.log([line(names), line(names.map(() => '---')), ...rows.map((row) => line(Object.values(row)))].join('\n'));
}

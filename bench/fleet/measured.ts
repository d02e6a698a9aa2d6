import { readFileSync } from 'node:fs';
import { fitLoadCurve, type MeasuredLoad } from './load-curve.ts';
import type { Measured } from './scenarios.ts';

/** `measured.json`: each with the benchmark that measured it. */
export interface MeasuredFile {
  readonly rows: readonly MeasuredLoad[];
  readonly costs: Measured['costs'];
  readonly comingBack: Measured['comingBack'];
  readonly leaseMicros: number;
}

/** What a process costs, as it was measured last, and the curve through it. */
export function readMeasured(): Measured & Pick<MeasuredFile, 'rows'> {
  const file: MeasuredFile = JSON.parse(readFileSync(new URL('measured.json', import.meta.url), 'utf8'));
  const { rows, costs, comingBack, leaseMicros } = file;
  return { rows, costs, comingBack, leaseMicros, curve: fitLoadCurve(rows) };
}

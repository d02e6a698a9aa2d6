import { decodeMuLaw } from './mu-law.ts';

/** The level given for digital silence, in dBFS; below the smallest mu-law step. */
export const SILENT_DBFS = -96;

const squares = Float64Array.from(decodeMuLaw(Uint8Array.from({ length: 256 }, (_, byte) => byte)), (sample) => {
  return (sample / 32_768) ** 2;
});

/** How loud a piece of mu-law sound is: its mean power in dBFS, where a full square wave is 0. */
export function levelOf(muLaw: Uint8Array): number {
  let sum = 0;
  for (const byte of muLaw) sum += squares[byte] ?? 0;
  return sum === 0 ? SILENT_DBFS : Math.max(SILENT_DBFS, 10 * Math.log10(sum / muLaw.length));
}

import type { ByteRange } from '@aybiza/storage';

/**
 * Reads a `Range` header (RFC 9110 §14.2). One range of bytes is honoured; anything else is answered with the whole file, which
 * the standard allows. `unsatisfiable` when it begins behind the end.
 */
export function readRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size) return 'unsatisfiable';
  return from > to ? 'whole' : { from, to };
}

import { describe, expect, it } from 'vitest';
import { readRanges } from './ranges-field.tsx';

describe('hours as people write them', () => {
  it.each([
    ['', []],
    ['9-17', [{ from: '09:00', to: '17:00' }]],
    [
      '9:30–12, 14 to 18.15',
      [
        { from: '09:30', to: '12:00' },
        { from: '14:00', to: '18:15' },
      ],
    ],
    ['22-2', [{ from: '22:00', to: '02:00' }]],
    ['0-24', [{ from: '00:00', to: '24:00' }]],
  ])('%s', (written, ranges) => {
    expect(readRanges(written)).toEqual(ranges);
  });

  it.each(['nine', '9', '9-25', '9:75-12', '9-12,'])('are not understood: %s', (written) => {
    expect(readRanges(written)).toBeUndefined();
  });
});

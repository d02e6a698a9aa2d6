import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const known = ['size', 'day', 'days', 'appointment_date', 'appointment_time', 'startsWith', 'x'];

describe('nearestName', () => {
  it.each([
    ['sise', 'size'],
    ['siez', 'size'],
    ['Size', 'size'],
    ['DAY', 'day'],
    ['startswith', 'startsWith'],
    ['appointmnt_date', 'appointment_date'],
    ['appointement_dat', 'appointment_date'],
    ['X', 'x'],
  ])('takes %s for %s', (written, name) => {
    expect(nearestName(written, known)).toBe(name);
  });

  it.each(['y', 'weather', 'si', '', 'dayz', 'appointment', '__proto__'])(
    'has no idea what %j was to be',
    (written) => {
      expect(nearestName(written, known)).toBeUndefined();
    },
  );
});

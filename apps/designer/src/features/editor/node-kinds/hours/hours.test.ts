import { type NodeData, nodeKinds } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../../language/strings.ts';
import { editorStrings } from '../../strings.ts';
import { describeHours, weekLines } from './describe-hours.ts';
import { doOverlap, nextQuarter, nextRange, type OpenRange, readTime } from './times.ts';

const range = (from: string, to: string): OpenRange => ({ from, to });

describe('a time as people write it', () => {
  it.each([
    ['9', '09:00'],
    ['17', '17:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['930', '09:30'],
    ['1745', '17:45'],
    ['5 pm', '17:00'],
    ['12am', '00:00'],
    ['12:30 PM', '12:30'],
    ['24', '24:00'],
  ])('%s is %s', (written, time) => {
    expect(readTime(written)).toBe(time);
  });

  it.each(['', 'nine', '25', '9:75', '24:15', '13 pm', '9:3'])('is not understood: %j', (written) => {
    expect(readTime(written)).toBeUndefined();
  });

  it('goes on by quarters of an hour, and stays within the day', () => {
    expect(nextQuarter('09:05', 1)).toBe('09:15');
    expect(nextQuarter('09:05', -1)).toBe('09:00');
    expect(nextQuarter('00:00', -1)).toBe('00:00');
    expect(nextQuarter('24:00', 1)).toBe('24:00');
  });
});

describe('hours that are added to a day', () => {
  it('are those of an office at first, and follow the last ones later', () => {
    expect(nextRange([])).toEqual(range('09:00', '17:00'));
    expect(nextRange([range('09:00', '12:00')])).toEqual(range('13:00', '17:00'));
    expect(nextRange([range('09:00', '22:30')])).toEqual(range('23:30', '24:00'));
  });

  it('have no place in a day that is full', () => {
    expect(nextRange([range('09:00', '23:00')])).toBeUndefined();
    expect(nextRange([range('18:00', '02:00')])).toBeUndefined();
  });
});

describe('the hours of a day', () => {
  it('run into each other when one begins before another has ended', () => {
    expect(doOverlap([range('13:00', '17:00'), range('09:00', '13:30')])).toBe(true);
    expect(doOverlap([range('22:00', '02:00'), range('23:00', '24:00')])).toBe(true);
  });

  it('may follow each other at once', () => {
    expect(doOverlap([range('09:00', '12:00'), range('12:00', '17:00'), range('22:00', '02:00')])).toBe(false);
  });
});

describe('the opening hours in a sentence', () => {
  const words = inEnglish(editorStrings).kinds.hours;
  const week = (changes: Partial<NodeData<'hours'>['weekly']>) => ({
    ...nodeKinds.hours.defaults(),
    weekly: { ...nodeKinds.hours.defaults().weekly, ...changes },
  });
  const ofEveryDay = (...ranges: OpenRange[]) =>
    week(Object.fromEntries(Object.keys(nodeKinds.hours.defaults().weekly).map((day) => [day, ranges])));

  it('name days with the same hours together', () => {
    expect(describeHours(week({ saturday: [range('10:00', '14:00')] }), words)).toBe(
      'Open Monday to Friday 09:00–17:00; Saturday 10:00–14:00. Closed on Sunday.',
    );
  });

  it('name two days one by one, and days apart by themselves', () => {
    const half = [range('14:00', '18:00'), range('09:00', '12:00')];
    expect(describeHours(week({ wednesday: half, saturday: half }), words)).toBe(
      'Open Monday, Tuesday, Thursday and Friday 09:00–17:00; Wednesday and Saturday 09:00–12:00 and 14:00–18:00. Closed on Sunday.',
    );
  });

  it('say that it is open every day, and past midnight', () => {
    expect(describeHours(ofEveryDay(range('18:00', '02:00')), words)).toBe('Open every day 18:00–02:00 the next day.');
  });

  it('say that it is never open, and that some days are otherwise', () => {
    const exceptions = [{ date: '2026-12-25', label: '', open: [range('10:00', '12:00')] }];
    expect(describeHours({ ...ofEveryDay(), exceptions }, words)).toBe(
      'Never open in an ordinary week. Otherwise on 1 day.',
    );
  });

  it('are short on a card', () => {
    expect(weekLines(week({ saturday: [range('10:00', '14:00')] }).weekly, words)).toEqual([
      'Mon–Fri 09:00–17:00',
      'Sat 10:00–14:00',
    ]);
  });
});

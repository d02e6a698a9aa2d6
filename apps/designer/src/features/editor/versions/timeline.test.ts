import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../formats/create-formats.ts';
import { toTimeline } from './timeline.ts';
import type { KeptFlow } from './version-source.ts';

const { day } = createFormats('en');
/** A Friday, shortly after midnight where this runs. */
const NOW = new Date(2026, 10, 27, 0, 20).getTime();
const checkpoint = (id: string, at: Date): KeptFlow => ({
  kind: 'checkpoint',
  id,
  reason: 'automatic',
  name: '',
  at: at.getTime(),
  by: null,
});
const version = (number: number, at: Date): KeptFlow => ({
  kind: 'version',
  number,
  name: '',
  note: '',
  at: at.getTime(),
  by: null,
  environments: ['live'],
});

describe('the timeline', () => {
  it('has versions and checkpoints in one row, newest first, by days of the calendar', () => {
    const days = toTimeline(
      [
        version(2, new Date(2026, 10, 26, 23, 50)),
        version(1, new Date(2025, 11, 24, 12)),
        checkpoint('now', new Date(2026, 10, 27, 0, 10)),
        checkpoint('evening', new Date(2026, 10, 26, 23, 55)),
        checkpoint('monday', new Date(2026, 10, 23, 9)),
      ],
      NOW,
      day,
    );
    expect(
      days.map(({ day: title, kept }) => [title, kept.map((one) => (one.kind === 'version' ? one.number : one.id))]),
    ).toEqual([
      ['Today', ['now']],
      ['Yesterday', ['evening', 2]],
      ['Monday, November 23', ['monday']],
      ['December 24, 2025', [1]],
    ]);
  });

  it('takes what a clock that is ahead has dated for today', () => {
    expect(toTimeline([checkpoint('soon', new Date(2026, 10, 28, 1))], NOW, day)[0]?.day).toBe('Today');
  });
});

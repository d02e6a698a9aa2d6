import type { TranscriptLine } from '@aybiza/call-log';
import { callIdSchema } from '@aybiza/foundation/ids';
import { describe, expect, it, test } from 'vitest';
import { findEvidence } from './find-evidence.ts';
import { isInSample, type Judgement, scoreOf } from './score.ts';

const line = (who: 'agent' | 'caller', text: string): TranscriptLine => ({
  who,
  text,
  pressed: false,
  at: 0,
  unheard: '',
  node: '',
});
const lines = [
  line('agent', 'Good morning, how can I help?'),
  line('caller', 'I’d like to move my appointment — please.'),
];

describe('evidence', () => {
  it.each([
    'how can I help',
    'Agent: “Good morning, how can I help?”',
    'i’d like to MOVE my appointment please',
    'move my   appointment',
  ])('stands in the transcript: %s', (quote) => {
    expect(findEvidence(lines, quote)).toBeDefined();
  });

  it.each([
    ['it was never said', 'I want to cancel it'],
    ['it is put together from two lines', 'how can I help I’d like to move'],
    ['it begins in the middle of a word', 'ove my appointment'],
    ['it is too short to show anything', 'please'],
    ['it is empty', ''],
    ['it is marks only', '— … “” !!!!!!!!'],
  ])('is none: %s', (_why, quote) => {
    expect(findEvidence(lines, quote)).toBeUndefined();
  });
});

test('a score counts the weights of what was decided, and is none where nothing was', () => {
  const judged = (weight: number, verdict: Judgement['verdict']): Judgement => ({
    id: 'a',
    name: 'A',
    weight,
    verdict,
    evidence: null,
  });
  expect(scoreOf([judged(2, 'met'), judged(1, 'notMet'), judged(50, 'undecided')])).toBe(67);
  expect(scoreOf([judged(0, 'met'), judged(1, 'notMet')])).toBe(0);
  expect(scoreOf([judged(1, 'undecided')])).toBeNull();
  expect(scoreOf([judged(0, 'met')])).toBeNull();
});

test('a sample is the same for a call at every try, and as large as was asked for', () => {
  const calls = Array.from({ length: 4_000 }, (_, index) =>
    callIdSchema.parse(`call_${index.toString().padStart(6, '0')}`),
  );
  const drawn = calls.filter((id) => isInSample(id, 'card', 25));
  expect(drawn.length / calls.length).toBeGreaterThan(0.22);
  expect(drawn.length / calls.length).toBeLessThan(0.28);
  expect(calls.filter((id) => isInSample(id, 'card', 25))).toEqual(drawn);
  expect(calls.every((id) => isInSample(id, 'card', 100))).toBe(true);
});

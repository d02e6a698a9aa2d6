import { expect, it } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import {
  describeAssumptions,
  describeDivergence,
  describeOutcomes,
  describeUndecided,
  type Finding,
} from './describe-finding.ts';
import { backTestStrings } from './strings.ts';

const strings = inEnglish(backTestStrings);

const finding = (changes: Partial<Finding>): Finding => ({
  verdict: 'same',
  outcomeWas: 'booked',
  outcomeNow: 'booked',
  divergence: null,
  assumed: [],
  undecided: null,
  ...changes,
});
const words = { labels: { need: 'What do you need?', hours: 'Opening hours' }, strings };

it('names the steps between which the ways part as the author does, and a removed step by its id', () => {
  const parted = finding({
    divergence: { seq: 3, node: 'need', was: { port: 'option.a', to: 'gone' }, now: { port: 'option.a', to: 'hours' } },
  });
  expect(describeDivergence(parted, words)).toBe('After “What do you need?”: was “gone”, would be “Opening hours”.');
});

it('says where a way ends, and where it goes back to the caller’s place', () => {
  const parted = finding({ divergence: { seq: 3, node: 'need', was: null, now: { port: 'next', to: '' } } });
  expect(describeDivergence(parted, words)).toBe(
    'After “What do you need?”: was “the end of the call”, would be “back to where the caller was”.',
  );
});

it('says why nobody can tell, also where the ways do not part before', () => {
  const open = finding({ verdict: 'undecided', outcomeNow: null, undecided: { node: 'hours', reason: 'over' } });
  expect(describeUndecided(open, words)).toBe('The call was over; now it would go on at “Opening hours”.');
  expect(describeDivergence(open, words)).toBe(describeUndecided(open, words));
  expect(describeOutcomes(open, strings)).toBe('booked → not known');
});

it('tells one outcome once, and what was assumed', () => {
  expect(describeOutcomes(finding({}), strings)).toBe('booked');
  expect(describeOutcomes(finding({ outcomeWas: null, outcomeNow: null }), strings)).toBe('none');
  expect(describeAssumptions(finding({ assumed: ['words', 'lot'] }), strings)).toBe(
    'words said at another step, how a lot falls',
  );
});

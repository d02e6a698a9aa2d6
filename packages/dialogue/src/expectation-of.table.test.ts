import { readFileSync } from 'node:fs';
import { statechartSchema, type ValueKind } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import type { CollectWait } from './dialogue.ts';
import { expectationOf } from './expectation-of.ts';

const golden = new URL('../../flow/fixtures/dental-practice.statechart.json', import.meta.url);
const statechart = statechartSchema.parse(JSON.parse(readFileSync(golden, 'utf8')));

/** A caller is asked for values of these kinds. */
function collecting(kinds: readonly ValueKind[]): CollectWait {
  const ladder = { prompts: [], waitMs: 6_000 };
  return {
    kind: 'collect',
    node: 'ask',
    ticket: 1,
    noInput: 0,
    noMatch: 0,
    unsure: '',
    keys: '',
    values: {},
    confirming: false,
    ask: {
      kind: 'collect',
      prompt: ['Tell me.'],
      fields: kinds.map((value, index) => ({ variable: `v${index}`, label: `v${index}`, value, prompt: ['And?'] })),
      noInput: ladder,
      noMatch: ladder,
      interruption: 'allowed',
    },
  };
}

describe('how patiently the end of an answer is awaited', () => {
  it.each<[string, readonly ValueKind[], string]>([
    ['a yes or no', [{ kind: 'yesNo' }], 'yesNo'],
    ['a number', [{ kind: 'number' }], 'choice'],
    ['a telephone number', [{ kind: 'phone' }], 'digits'],
    ['an e-mail address, which is spelled', [{ kind: 'email' }], 'digits'],
    ['a name', [{ kind: 'name' }], 'open'],
    ['a day and a time', [{ kind: 'date' }, { kind: 'time' }], 'open'],
    ['what happened, in their own words', [{ kind: 'text' }], 'story'],
  ])('%s', (_what, kinds, profile) => {
    expect(expectationOf(statechart, collecting(kinds), 'en-US').profile).toBe(profile);
  });

  it('a yes, once the values were read back', () => {
    const wait = { ...collecting([{ kind: 'text' }]), confirming: true };
    expect(expectationOf(statechart, wait, 'en-US').profile).toBe('yesNo');
  });
});

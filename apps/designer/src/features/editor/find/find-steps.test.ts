import { flowSchema, validateFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { findSteps, type Wanted } from './find-steps.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  variables: { first_name: { type: 'text' }, day: { type: 'date' } },
  nodes: {
    start: { kind: 'start', data: {} },
    hello: { kind: 'say', label: 'Welcome', data: { text: 'Hello {{first_name}}, this is Bright Smile.' } },
    hours: { kind: 'say', data: { text: 'We open at nine.' } },
    need: { kind: 'menu', data: { prompt: 'What can I do?', options: [{ id: 'book', label: 'Book a visit' }] } },
    check: { kind: 'branch', data: { conditions: [{ id: 'one', label: 'Soon', when: 'day == today' }] } },
  },
  edges: { begins: { from: { node: 'start', port: 'next' }, to: { node: 'hello' } } },
});

const flowWords = inEnglish(flowStrings);
const found = (wanted: Partial<Wanted>) =>
  findSteps(flow, wanted, { flowWords, problems: validateFlow(flow) }).map(({ id }) => id);

describe('finding steps', () => {
  it('looks for all words, in names, kinds and whatever is said, whatever their case', () => {
    expect(found({ words: 'welcome' })).toEqual(['hello']);
    expect(found({ words: 'SMILE bright' })).toEqual(['hello']);
    expect(found({ words: 'visit' })).toEqual(['need']);
    expect(found({ words: 'say nine' })).toEqual(['hours']);
    expect(found({ words: 'smile nine' })).toEqual([]);
  });

  it('looks at no names of fields: nobody has written these', () => {
    expect(found({ words: 'conditions' })).toEqual([]);
  });

  it('finds everything where nothing is wanted', () => {
    expect(found({ words: '  ' })).toEqual(Object.keys(flow.nodes));
  });

  it('finds one kind of step, what uses a variable, and what has problems', () => {
    expect(found({ kind: 'say' })).toEqual(['hello', 'hours']);
    expect(found({ variable: 'first_name' })).toEqual(['hello']);
    expect(found({ variable: 'day' })).toEqual(['check']);
    expect(found({ problems: 'any' })).toContain('hours');
    expect(found({ problems: 'any' })).not.toContain('start');
    expect(found({ kind: 'say', variable: 'day' })).toEqual([]);
  });

  it('shows where a word is said, unless it is the name of the step', () => {
    const [said] = findSteps(flow, { words: 'nine' }, { flowWords });
    const [named] = findSteps(flow, { words: 'welcome' }, { flowWords });
    expect([said?.says, named?.says]).toEqual(['We open at nine.', undefined]);
  });
});

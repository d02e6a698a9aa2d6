import { describe, expect, it } from 'vitest';
import { exampleSpeech } from './example-speech.ts';
import { flowSchema } from './flow.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  settings: { language: 'en-GB' },
  variables: {
    caller_name: { type: 'text' },
    reason: { type: 'text' },
    day: { type: 'date' },
    at: { type: 'time' },
    practice: { type: 'text', initial: 'Bright Smile' },
    slots: { type: 'list' },
  },
  nodes: {
    booking: { kind: 'group', data: { variables: { chair: { type: 'number', initial: 7 } } } },
    told: { kind: 'say', group: 'booking', data: { text: 'x' } },
  },
});
const said = (source: string, options: { node?: string; language?: string } = {}) =>
  exampleSpeech(flow, { node: null, source, ...options }).text;

describe('a text as a caller may hear it', () => {
  it('says the value that a variable has at first, and else what is usual for its type', () => {
    expect(
      exampleSpeech(flow, { node: null, source: '{{practice}}: hello {{caller_name}}, about {{ reason }}?' }),
    ).toEqual({
      text: 'Bright Smile: hello Maria Lopez, about reason?',
      examples: [
        { name: 'practice', spoken: 'Bright Smile' },
        { name: 'caller_name', spoken: 'Maria Lopez' },
        { name: 'reason', spoken: 'reason' },
      ],
    });
  });

  it('speaks dates, times and lists as a call does, in the language of the text', () => {
    expect(said('{{day}} at {{at}}')).toBe('Tuesday the ninth of March at half past two in the afternoon');
    expect(said('{{slots | listAnd}}')).toBe('ten, eleven and noon');
    expect(said('{{day}}', { language: 'de' })).toContain('März');
  });

  it('knows the variables of the groups around a step, and those that every call brings', () => {
    expect(said('Chair {{chair}}', { node: 'told' })).toBe('Chair 7');
    expect(said('{{caller_number}}')).not.toBe('');
  });

  it('leaves out what cannot be read', () => {
    expect(said('Hello {{nobody}}, and {{caller_name}.')).toBe('Hello, and');
  });
});

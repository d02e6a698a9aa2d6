import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventBody } from '../call-event.ts';
import { foldPath, nodesOnPath } from './fold-path.ts';
import { foldTranscript } from './fold-transcript.ts';
import { foldVariables } from './fold-variables.ts';

const log = (...bodies: CallEventBody[]): CallEvent[] => bodies.map((body, seq) => ({ ...body, seq, at: 1_000 + seq }));

describe('foldTranscript', () => {
  it('keeps only what was heard of a line that was cut off', () => {
    const lines = foldTranscript(
      log(
        { type: 'agentSpoke', speech: 1, node: 'ask', text: 'Which day suits you, and what time?', purpose: 'prompt' },
        { type: 'agentHeard', speech: 1, text: 'Which day suits you, and', complete: false },
        { type: 'callerSaid', text: 'Tuesday' },
        { type: 'callerPressed', key: '1' },
      ),
    );
    expect(lines.map(({ who, text, unheard, pressed }) => [who, text, unheard, pressed])).toEqual([
      ['agent', 'Which day suits you, and', 'what time?', false],
      ['caller', 'Tuesday', '', false],
      ['caller', '1', '', true],
    ]);
  });

  it('takes a line as said while nobody knows how much was heard', () => {
    const [line] = foldTranscript(log({ type: 'agentSpoke', speech: 1, node: 'hi', text: 'Hello.', purpose: 'say' }));
    expect(line?.text).toBe('Hello.');
  });
});

describe('foldPath', () => {
  it('follows a handler there and back to where the caller was', () => {
    const steps = foldPath(
      log(
        { type: 'moved', node: 'start', port: 'next', to: 'ask' },
        { type: 'moved', node: '', port: 'handler', to: 'help' },
        { type: 'moved', node: 'help', port: 'next', to: 'back' },
        { type: 'moved', node: 'back', port: 'resume', to: '' },
      ),
    );
    expect(nodesOnPath(steps)).toEqual(['ask', 'help', 'back', 'ask']);
  });
});

describe('foldVariables', () => {
  it('gives the variables as they were at a moment of the call', () => {
    const events = log(
      { type: 'variableSet', name: 'day', value: 'a' },
      { type: 'variableSet', name: 'day', value: 'b' },
    );
    expect([foldVariables(events, 0), foldVariables(events)]).toEqual([{ day: 'a' }, { day: 'b' }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventBody } from '../call-event.ts';
import { foldPath, nodesOnPath } from './fold-path.ts';
import { foldTranscript } from './fold-transcript.ts';
import { foldVariableChanges } from './fold-variable-changes.ts';

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

describe('foldVariableChanges', () => {
  it('tells what led to each value, and through which nodes', () => {
    const changes = foldVariableChanges(
      log(
        { type: 'began', values: { today: '2026-11-27' } },
        { type: 'variableSet', name: 'today', value: '2026-11-27' },
        { type: 'moved', node: 'start', port: 'next', to: 'day' },
        { type: 'callerSaid', text: 'Tuesday' },
        { type: 'understood', node: 'day', layer: 'local', taken: 'day', passedOver: [] },
        { type: 'variableSet', name: 'day', value: '2026-12-01' },
        { type: 'variableSet', name: 'fee', value: 40 },
        { type: 'moved', node: 'day', port: 'collected', to: 'price' },
        { type: 'moved', node: 'price', port: 'next', to: 'slot' },
        { type: 'requestFinished', wait: 1, outcome: 'answered', status: 200, body: {}, ms: 9 },
        { type: 'variableSet', name: 'free', value: true },
        { type: 'moved', node: 'slot', port: 'ok', to: 'book' },
      ),
    );
    expect(changes.map(({ name, cause, layer, nodes }) => [name, cause, layer, nodes])).toEqual([
      ['today', 'began', null, ['start']],
      ['day', 'callerSaid', 'local', ['day', 'price']],
      ['fee', 'callerSaid', 'local', ['day', 'price']],
      ['free', 'requestFinished', null, ['slot']],
    ]);
  });
});

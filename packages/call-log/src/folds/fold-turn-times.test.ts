import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventBody } from '../call-event.ts';
import { foldTurnTimes } from './fold-turn-times.ts';

/** A log whose entries stand a second apart. */
const log = (...bodies: CallEventBody[]): CallEvent[] =>
  bodies.map((body, seq) => ({ ...body, seq, at: 10_000 + 1_000 * seq }));

const timed = { recogniserMs: 300, decisionMs: 2, modelMs: 700, requestMs: 40, voiceMs: 150, transportMs: 1 };
const heard: CallEventBody = { type: 'agentHeard', speech: 4, text: 'Tuesday is free.', complete: true };

describe('foldTurnTimes', () => {
  it('tells what an answer waited for, to its arrival on the line', () => {
    const [turn, ...others] = foldTurnTimes(
      log(
        { type: 'callerSaid', text: 'Tuesday' },
        { type: 'understood', node: 'ask', layer: 'model', taken: 'day', passedOver: [] },
        { type: 'turnTimed', speech: 4, transcriptMs: 60, understandingMs: 450, ...timed },
        { ...heard, reachedAt: 12_090 },
      ),
    );
    expect(others).toEqual([]);
    expect(turn).toEqual({
      seq: 2,
      endedAt: 12_000 - 1_193,
      said: 'Tuesday',
      layer: 'model',
      parts: {
        endpointing: 240,
        transcript: 60,
        decision: 2,
        understanding: 450,
        request: 40,
        model: 250,
        voice: 150,
        transport: 91,
      },
      unmeasured: [],
      totalMs: 1_283,
    });
  });

  it('says of an older log which parts it does not tell apart', () => {
    const [turn] = foldTurnTimes(log({ type: 'turnTimed', ...timed }, heard));
    expect(turn).toMatchObject({
      said: '',
      layer: null,
      parts: { endpointing: 300, transcript: 0, understanding: 0, model: 700, transport: 1 },
      unmeasured: ['transcript', 'understanding', 'transport'],
      totalMs: 1_193,
    });
  });

  it('does not take the words of one turn for those of the next', () => {
    const turns = foldTurnTimes(
      log(
        { type: 'callerSaid', text: 'Hello' },
        { type: 'understood', node: 'ask', layer: 'local', taken: 'hello', passedOver: [] },
        { type: 'turnTimed', ...timed },
        { type: 'callerSaid', text: 'Well' },
        { type: 'turnTimed', ...timed },
      ),
    );
    expect(turns.map(({ said, layer }) => [said, layer])).toEqual([
      ['Hello', 'local'],
      ['Well', null],
    ]);
  });
});

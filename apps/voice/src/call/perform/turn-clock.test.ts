import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { createTurnClock } from './turn-clock.ts';

/** A caller who stopped speaking 300 ms before the recogniser says so. */
function atTheEndOfATurn() {
  const clock = fakeClock();
  const turns = createTurnClock(clock);
  clock.advance(1_000);
  turns.callerSounds();
  clock.advance(300);
  turns.turnEnded();
  return { clock, turns };
}

describe('the turn clock', () => {
  it('counts from the caller’s last sound to the agent’s first, in parts that sum to the whole', () => {
    const { clock, turns } = atTheEndOfATurn();
    clock.advance(2);
    turns.voiceAsked();
    clock.advance(80);
    expect(turns.sounded(1)).toEqual({
      recogniserMs: 300,
      decisionMs: 2,
      modelMs: 0,
      understandingMs: 0,
      requestMs: 0,
      voiceMs: 79,
      transportMs: 1,
    });
  });

  it('counts what the model and other systems take apart from what is ours', () => {
    const { clock, turns } = atTheEndOfATurn();
    clock.advance(1);
    turns.awaits('model');
    clock.advance(400);
    turns.goesOn();
    clock.advance(2);
    turns.awaits('request');
    clock.advance(150);
    turns.goesOn();
    clock.advance(3);
    turns.voiceAsked();
    expect(turns.sounded(0)).toMatchObject({ decisionMs: 6, modelMs: 400, requestMs: 150 });
  });

  it('tells what the model takes to understand from what it takes to answer', () => {
    const { clock, turns } = atTheEndOfATurn();
    turns.awaits('understanding');
    clock.advance(300);
    turns.awaits('model');
    clock.advance(200);
    turns.voiceAsked();
    expect(turns.sounded(0)).toMatchObject({ modelMs: 500, understandingMs: 300, decisionMs: 0 });
  });

  it('tells how late the words came from how long their end was awaited', () => {
    const timesAt = (lagMs: number) => {
      const { turns } = atTheEndOfATurn();
      turns.turnEnded(lagMs);
      turns.voiceAsked();
      return turns.sounded(0);
    };
    expect(timesAt(80)).toMatchObject({ recogniserMs: 300, transcriptMs: 80 });
    expect(timesAt(900)).toMatchObject({ recogniserMs: 300, transcriptMs: 300 });
  });

  it('does not count a wait that happens behind the first words', () => {
    const { clock, turns } = atTheEndOfATurn();
    turns.voiceAsked();
    turns.awaits('request');
    clock.advance(500);
    expect(turns.sounded(0)).toMatchObject({ requestMs: 0, voiceMs: 500 });
  });

  it('counts a wait up to the filler that breaks it', () => {
    const { clock, turns } = atTheEndOfATurn();
    turns.awaits('model');
    clock.advance(1_200);
    turns.voiceAsked();
    clock.advance(90);
    expect(turns.sounded(0)).toMatchObject({ decisionMs: 0, modelMs: 1_200, voiceMs: 90 });
  });

  it('times one answer a turn, and none before the caller spoke', () => {
    const { turns } = atTheEndOfATurn();
    turns.voiceAsked();
    expect(turns.sounded(0)).not.toBeNull();
    turns.voiceAsked();
    expect(turns.sounded(0)).toBeNull();
    expect(createTurnClock(fakeClock()).sounded(0)).toBeNull();
  });
});

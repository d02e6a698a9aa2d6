import { foldPath, foldTranscript, foldTurnTimes } from '@aybiza/call-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startTestVoice, type TestVoice } from './testing/start-test-voice.ts';

let voice: TestVoice;

beforeAll(async () => {
  voice = await startTestVoice({
    statechart: practiceStatechart(),
    calendar: (operation, inputs) =>
      operation === 'findSlot'
        ? { status: 200, body: { free: true, found: true, slot: inputs } }
        : { status: 201, body: { reference: 'BK1' } },
  });
});

afterAll(() => voice.close());

describe('a phone call', () => {
  it('is answered, understood, booked and hung up, with every event in its log', async () => {
    const call = voice.phone();
    for (const words of [
      'I would like to book an appointment',
      'Thursday at half past three',
      'Maria Lopez',
      'yes please',
    ]) {
      await call.agentFinished({ quietMs: 300 });
      await call.say(words);
    }
    const result = await call.ended;
    const recorded = await voice.records.ended(1);
    expect(recorded.end).toMatchObject({ outcome: 'booked', reason: 'finished' });
    expect(recorded.end?.dialogue.snapshot?.context.variables).toMatchObject({
      time: '15:30',
      patient_name: 'Maria Lopez',
      booking_reference: 'BK1',
    });
    expect(result).toMatchObject({ endedBy: 'twiml', violations: 0 });
    // A gap now and then is a busy machine; sound that comes more slowly than it plays has gaps all the time.
    const heardMs = result.heard.reduce((total, { startMs, endMs }) => total + endMs - startMs, 0);
    expect(result.underruns.totalMs).toBeLessThan(heardMs / 2);
    expect(foldPath(recorded.events).map(({ to }) => to)).toEqual([
      'known',
      'need',
      'dayAndTime',
      'findSlot',
      'isFree',
      'name',
      'book',
      'booked',
      'isRemembered',
      'mayRemember',
      'seeYou',
    ]);
    expect(foldTranscript(recorded.events).filter(({ who }) => who === 'caller')).toHaveLength(4);
    const turns = foldTurnTimes(recorded.events);
    expect(turns.map(({ unmeasured }) => unmeasured)).toEqual([[], [], [], []]);
    // Over all of them: in a single turn a busy machine may have heard the end together with the words.
    expect(turns.reduce((total, { parts }) => total + parts.endpointing, 0)).toBeGreaterThan(0);
    expect(recorded.events.map(({ seq }) => seq)).toEqual(recorded.events.map((_event, index) => index));
    expect(recorded.segments.length).toBeGreaterThan(1);
  });
});

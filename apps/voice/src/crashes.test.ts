import type { CallEvent } from '@aybiza/call-log';
import { describe, expect, it } from 'vitest';
import { Call } from './call/call.ts';
import type { CallCommand } from './call/command.ts';
import { bridgingSentence } from './call/decide/bridging.ts';
import type { EndedCall } from './call/decide/state.ts';
import { type Breaking, breakingAt } from './testing/breaking-statechart.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';
import { startVirtualCall, type VirtualCall } from './testing/virtual-call.ts';

const FALLBACK = '+442079460019';
const BREAKS_AT = 'what are your opening hours';

const breaking = (how: Omit<Breaking, 'node'>) => breakingAt(practiceStatechart(), { ...how, node: 'hours' });

async function sayTimes(call: VirtualCall, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await call.say(BREAKS_AT);
    await call.agentFinishes();
  }
}

const notes = (call: VirtualCall) => call.events.flatMap((event) => (event.type === 'noted' ? [event.code] : []));
const saidAgain = (call: VirtualCall) =>
  call.events.filter((event) => event.type === 'agentSpoke' && event.speech === 0).length;

describe('a flow that throws at one step every time', () => {
  it('asks its caller again, and goes on where they say something else', async () => {
    const call = await startVirtualCall({ statechart: breaking({ catches: true }) });
    await call.agentFinishes();
    await sayTimes(call, 2);
    expect([notes(call), saidAgain(call), call.end]).toEqual([['CRASHED', 'CRASHED'], 2, null]);
    await call.say('I would like to book an appointment');
    expect(call.events.some((event) => event.type === 'moved' && event.to === 'dayAndTime')).toBe(true);
  });

  it('goes where it catches errors at the third time', async () => {
    const call = await startVirtualCall({ statechart: breaking({ catches: true }) });
    await call.agentFinishes();
    await sayTimes(call, 3);
    expect(notes(call)).toEqual(['CRASHED', 'CRASHED', 'CRASHED', 'CRASHED_TOO_OFTEN']);
    expect(call.events.some((event) => event.type === 'moved' && event.to === 'trouble')).toBe(true);
  });

  it('is left to the line, which rings the fallback number, when it catches no errors', async () => {
    const statechart = breaking({ catches: false, fallbackNumber: FALLBACK });
    const call = await startVirtualCall({ statechart });
    await call.agentFinishes();
    await sayTimes(call, 3);
    expect(notes(call)).toEqual(['CRASHED', 'CRASHED', 'CRASHED', 'CRASHED_TOO_OFTEN']);
    expect([call.end?.reason, call.lineEnd, call.sounds.at(-1)?.what]).toEqual(['failed', 'closed', 'apology']);
  });

  it('says its apology and hangs up when there is nobody to ring either', async () => {
    const call = await startVirtualCall({ statechart: breaking({ catches: false }) });
    await call.agentFinishes();
    await sayTimes(call, 3);
    expect(call.events.some((event) => event.type === 'agentSpoke' && event.node === '$apology')).toBe(true);
    expect([call.end?.status, call.lineEnd, call.sounds.at(-1)?.what]).toEqual(['ended', 'closed', 'ours']);
  });

  it('is given another chance once it has worked for half a minute', async () => {
    const call = await startVirtualCall({ statechart: breaking({ catches: true }) });
    await call.agentFinishes();
    const firstAt = call.now();
    await sayTimes(call, 1);
    await call.pass(10_000);
    await sayTimes(call, 1);
    while (call.now() - firstAt <= 30_000) await call.pass(500);
    await sayTimes(call, 1);
    expect(notes(call)).toEqual(['CRASHED', 'CRASHED', 'CRASHED']);
    expect(call.end).toBe(null);
  });
});

/** A call without anything around it but somebody who performs. */
function aCall(perform: (command: CallCommand) => void) {
  const seen = { events: [] as CallEvent[], ends: [] as EndedCall[] };
  const call = new Call({
    statechart: practiceStatechart(),
    now: () => 1_000,
    perform,
    observer: {
      onEvents: (events) => seen.events.push(...events),
      onMoved: () => undefined,
      onEnded: (end) => seen.ends.push(end),
    },
  });
  call.push({
    type: 'answered',
    values: { caller_number: '', called_number: '', today: '2026-11-26', time_now: '09:30' },
  });
  return { ...seen, call };
}

describe('a performer that throws', () => {
  it('once has the caller told and asked again', () => {
    const spoken: string[] = [];
    let throws = true;
    const { events, call } = aCall((command) => {
      if (command.type !== 'speak') return;
      if (throws) {
        throws = false;
        throw new Error('a fault of ours');
      }
      spoken.push(command.text);
    });
    expect(spoken).toEqual([bridgingSentence('en'), expect.stringContaining('How can I help?')]);
    expect(events.filter(({ type }) => type === 'noted')).toMatchObject([
      { code: 'CRASHED', detail: 'a fault of ours' },
    ]);
    expect(call.isEnded).toBe(false);
  });

  it('every time ends the call, of which whoever keeps it is told once', () => {
    const { events, ends, call } = aCall(() => {
      throw new Error('a fault of ours');
    });
    expect(events.flatMap((event) => (event.type === 'noted' ? [event.code] : []))).toContain('CALL_FAILED');
    expect([call.isEnded, ends.map(({ reason }) => reason)]).toEqual([true, ['failed']]);
  });
});

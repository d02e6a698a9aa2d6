import { describe, expect, it } from 'vitest';
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

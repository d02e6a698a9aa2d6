import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileFlow } from '@aybiza/flow';
import { expect, it } from 'vitest';
import { endlessFlow } from './testing/endless-line.ts';
import type { RecordedCall } from './testing/memory-records.ts';
import { startVirtualCall } from './testing/virtual-call.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MIB = 2 ** 20;

function statechartOf(name: string) {
  const compiled = compileFlow(endlessFlow(name, { maxCallMinutes: 240 }));
  if (!compiled.ok) throw new Error('the endless line does not compile');
  return compiled.value.statechart;
}

/** What stays in memory when all that can be thrown away is, in MiB. */
function heapMiB(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / MIB;
}

/** What the records of a real call write away piece by piece. */
function writeAway({ events, segments }: RecordedCall): void {
  events.length = 0;
  segments.length = 0;
}

it('check 7: a call of four hours goes on, though its vendors close their sockets each hour, loses no word and keeps nothing', async () => {
  let heard = 0;
  const call = await startVirtualCall({
    statechart: statechartOf('the line'),
    onEvent: (event) => {
      if (event.type === 'callerSaid') heard += 1;
    },
  });
  const heaps: number[] = [];
  let said = 0;
  for (let hour = 1; hour <= 4; hour += 1) {
    const until = call.now() + HOUR_MS;
    // Less than half a minute of each hour is left: four are all that a flow may have.
    while (call.now() < until - 25_000) {
      await call.agentFinishes();
      await call.pass(3_000);
      await call.say('tea');
      said += 1;
    }
    await call.agentFinishes();
    call.stt.streams.at(-1)?.fail();
    call.tts.fail();
    await call.pass(1_000);
    writeAway(call.recorded);
    heaps.push(heapMiB());
  }
  expect(call.end).toBeNull();
  expect(said).toBeGreaterThan(1_000);
  expect(heard).toBe(said);
  expect((heaps[3] ?? 0) - (heaps[0] ?? 0)).toBeLessThan(5);
});

it('check 5: a caller who cuts in each two seconds for 25 minutes is heard each time, and the call grows no larger', async () => {
  const call = await startVirtualCall({
    statechart: statechartOf(`the line ${'of a house with many rooms '.repeat(8)}`),
  });
  await call.pass(2_000);
  let [cutIn, wentQuiet] = [0, 0];
  const heaps: number[] = [];
  for (let minute = 1; minute <= 25; minute += 1) {
    for (let turn = 0; turn < 30; turn += 1) {
      expect(call.isAgentSpeaking).toBe(true);
      await call.callerMakesSound(300);
      const before = call.now();
      await call.say('tea');
      cutIn += call.recorded.events.filter(({ type }) => type === 'interrupted').length;
      // What was still to be heard of the old words was taken back from the line at once.
      if (call.sounds.every(({ from, until }) => from >= before || until <= before)) wentQuiet += 1;
      writeAway(call.recorded);
      await call.pass(1_680);
    }
    if (minute === 5 || minute === 25) heaps.push(heapMiB());
  }
  expect({ cutIn, wentQuiet }).toEqual({ cutIn: 750, wentQuiet: 750 });
  expect((heaps[1] ?? 0) - (heaps[0] ?? 0)).toBeLessThan(5);
  expect(call.end).toBeNull();
});

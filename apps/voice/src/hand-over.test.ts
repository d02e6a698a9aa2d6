import { describe, expect, it } from 'vitest';
import { startVirtualCall } from './testing/virtual-call.ts';

describe('a call that another process has', () => {
  it('ends without a sound: nothing is said, asked or closed any more, and nobody is told that it is over', async () => {
    let isOurs = true;
    const call = await startVirtualCall({ ownership: { isSure: () => isOurs, confirm: async () => isOurs } });
    await call.agentFinishes();
    isOurs = false;
    const entries = call.events.length;
    const lostAt = call.now();
    await call.say('I would like to book an appointment');
    await call.pass(120_000);
    expect(call.events).toHaveLength(entries);
    expect(call.heardAfter(lostAt)).toBeUndefined();
    expect([call.end, call.lineEnd]).toEqual([null, 'dropped']);
    expect([call.calls.count, call.calls.hands.fenced]).toEqual([0, 1]);
  });

  it('is not hung up by a timer that fired while its process slept', async () => {
    let isOurs = true;
    const call = await startVirtualCall({ ownership: { isSure: () => isOurs, confirm: async () => isOurs } });
    await call.agentFinishes();
    isOurs = false;
    await call.pass(300_000);
    expect([call.end, call.lineEnd]).toEqual([null, 'dropped']);
  });

  it('goes on with what happened meanwhile when nobody had taken it', async () => {
    let isSure = true;
    const call = await startVirtualCall({
      ownership: {
        isSure: () => isSure,
        confirm: async () => {
          isSure = true;
          return true;
        },
      },
    });
    await call.agentFinishes();
    isSure = false;
    await call.say('I would like to book an appointment');
    await call.agentFinishes();
    expect(call.events.some((event) => event.type === 'moved' && event.to === 'dayAndTime')).toBe(true);
  });
});

describe('a process that is told to stop', () => {
  const LONG = { limitMs: 600_000, handOverAfterMs: 0 };

  it('hands a call over once nobody speaks, and not before', async () => {
    const call = await startVirtualCall({ ownership: { giveUp: async () => true } });
    let isDrained = false;
    void call.calls.drain(LONG).then(() => {
      isDrained = true;
    });
    await call.pass(600);
    expect([call.calls.hasRoom, call.calls.count, call.lineEnd]).toEqual([false, 1, null]);
    await call.agentFinishes();
    expect([call.calls.count, call.lineEnd, isDrained]).toEqual([0, 'dropped', true]);
    expect([call.end, call.calls.hands.handedOver]).toEqual([null, 1]);
  });

  it('keeps a call that cannot be written out, and says goodbye to it at the limit', async () => {
    const call = await startVirtualCall({ ownership: { giveUp: async () => false } });
    const drained = call.calls.drain({ limitMs: 20_000, handOverAfterMs: 0 });
    await call.agentFinishes();
    await call.say('I would like to book an appointment');
    expect(call.events.some((event) => event.type === 'callerSaid')).toBe(true);
    await call.pass(25_000);
    await drained;
    expect(call.end).toMatchObject({ reason: 'dropped' });
  });

  it('lets calls end by themselves before it hands any over', async () => {
    const call = await startVirtualCall({ ownership: { giveUp: async () => true } });
    const drained = call.calls.drain({ limitMs: 600_000, handOverAfterMs: 300_000 });
    await call.agentFinishes();
    await call.say('goodbye');
    await call.pass(1_000);
    expect(call.calls.count).toBe(1);
    call.calls.abandon(call.recorded.identity.id);
    await drained;
    expect(call.calls.hands.handedOver).toBe(0);
  });
});

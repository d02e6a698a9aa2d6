import { newId } from '@aybiza/foundation/new-id';
import { describe, expect, it } from 'vitest';
import { startVirtualCall, type VirtualCall } from './testing/virtual-call.ts';
import { waitingLine } from './testing/waiting-line.ts';

const path = ({ events }: VirtualCall) => events.flatMap((event) => (event.type === 'moved' ? [event.to] : []));
const spoken = ({ events }: VirtualCall) =>
  events.flatMap((event) => (event.type === 'agentSpoke' ? [event.text] : []));

describe('a wait for another system', () => {
  it('of five silent minutes is not taken for a call that is stuck', async () => {
    const call = await startVirtualCall({ statechart: waitingLine({ seconds: 300 }) });
    await call.pass(299_000);
    expect(path(call).at(-1)).toBe('first');
    await call.pass(5_000);
    expect(spoken(call)).toEqual(['Hello.', 'It took too long.']);
  });

  it('ends by its signal, which says so and is used', async () => {
    const call = await startVirtualCall({ statechart: waitingLine() });
    await call.agentFinishes();
    expect(await call.sendSignal('paid', { amount: 12 })).toBe(true);
    await call.agentFinishes();
    expect(spoken(call).at(-1)).toBe('Paid 12.');
    expect(call.end).toMatchObject({ outcome: 'paid', reason: 'finished' });
    expect(call.events).toContainEqual(
      expect.objectContaining({ type: 'signalArrived', signal: 'paid', body: { amount: 12 } }),
    );
    expect(call.recorded.usedSignals).toEqual(call.recorded.signals.map(({ id }) => id));
  });

  it('goes on when another name is signalled, and that one is kept', async () => {
    const call = await startVirtualCall({ statechart: waitingLine() });
    await call.agentFinishes();
    expect(await call.sendSignal('shipped', { amount: 12 })).toBe(false);
    await call.pass(10_000);
    expect(path(call).at(-1)).toBe('first');
    expect(call.recorded.usedSignals).toEqual([]);
  });

  it('finds what was sent without a word on the bus, after a few seconds', async () => {
    const call = await startVirtualCall({ statechart: waitingLine() });
    await call.agentFinishes();
    call.recorded.signals.push({ id: newId('signal'), signal: 'paid', body: { amount: 7 } });
    await call.pass(6_000);
    expect(spoken(call).at(-1)).toBe('Paid 7.');
  });

  it('behind another one for the same name needs a signal of its own', async () => {
    const call = await startVirtualCall({ statechart: waitingLine({ twice: true }) });
    await call.agentFinishes();
    expect(await call.sendSignal('paid', { amount: 1 })).toBe(true);
    await call.pass(10_000);
    expect(path(call).at(-1)).toBe('second');
    expect(await call.sendSignal('paid', { amount: 2 })).toBe(true);
    await call.agentFinishes();
    expect(spoken(call).at(-1)).toBe('Paid 1 and 2.');
    expect(call.recorded.usedSignals).toHaveLength(2);
  });

  it('uses two that came at once in their order', async () => {
    const call = await startVirtualCall({ statechart: waitingLine({ twice: true }) });
    await call.agentFinishes();
    const fates = await Promise.all([call.sendSignal('paid', { amount: 1 }), call.sendSignal('paid', { amount: 2 })]);
    await call.agentFinishes();
    expect([spoken(call).at(-1), fates[0]]).toEqual(['Paid 1 and 2.', true]);
  });

  it('is over: what comes now is kept and changes nothing', async () => {
    const call = await startVirtualCall({ statechart: waitingLine({ seconds: 2 }) });
    await call.agentFinishes();
    await call.pass(2_500);
    expect(await call.sendSignal('paid', { amount: 3 })).toBe(false);
    await call.agentFinishes();
    expect(call.end).toMatchObject({ outcome: 'late' });
  });
});

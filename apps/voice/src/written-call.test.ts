import { describe, expect, it } from 'vitest';
import { startVirtualCall } from './testing/virtual-call.ts';

const GREETING = 'Bright Smile Dental. How can I help?';

describe('a caller who reads and writes', () => {
  it('costs neither a voice nor a recogniser anything, and is answered', async () => {
    const call = await startVirtualCall({ isReading: true });
    await call.agentFinishes();
    await call.write('What are your opening hours?');
    await call.agentFinishes();
    const spoken = call.events.flatMap((event) => (event.type === 'agentSpoke' ? [event.text] : []));
    expect(spoken).toEqual([GREETING, expect.stringMatching(/^We are open/), expect.any(String)]);
    expect(call.events.filter((event) => event.type === 'agentHeard' && !event.complete)).toEqual([]);
    expect(call.tts.asked).toEqual([]);
    await call.callerMakesSound(1_000);
    expect(call.stt.streams.map(({ voicedBytes }) => voicedBytes)).toEqual([0]);
  });

  it('reads at the pace of speech, and has time to write', async () => {
    const call = await startVirtualCall({ isReading: true });
    const began = call.now();
    await call.agentFinishes();
    expect(call.now() - began).toBeGreaterThan(2_000);
    await call.pass(30_000);
    expect(call.events.filter(({ type }) => type === 'agentSpoke')).toHaveLength(1);
    await call.pass(60_000);
    expect(call.events.filter(({ type }) => type === 'agentSpoke').length).toBeGreaterThan(1);
  });

  it('wants to hear and speak after all: from then on they do', async () => {
    const call = await startVirtualCall({ isReading: true });
    await call.agentFinishes();
    await call.listen();
    await call.say('What are your opening hours?');
    await call.agentFinishes();
    expect(call.tts.asked.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^We are open/));
  });
});

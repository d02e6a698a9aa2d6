import { describe, expect, it } from 'vitest';
import { startVirtualCall } from './testing/virtual-call.ts';

const GREETING = 'Bright Smile Dental. How can I help?';

describe('a caller who makes a sound while the agent speaks', () => {
  it('coughs: the agent is silent for a moment, and then says it to its end', async () => {
    const call = await startVirtualCall();
    await call.pass(800);
    await call.callerMakesSound(200);
    expect(call.isAgentSpeaking).toBe(false);
    await call.pass(1_000);
    await call.agentFinishes();
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'wentOn', over: 'noise' }));
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'agentHeard', text: GREETING, complete: true }));
  });

  it('is silenced by it within 120 ms', async () => {
    const call = await startVirtualCall();
    await call.pass(800);
    await call.callerMakesSound(120);
    expect(call.isAgentSpeaking).toBe(false);
  });

  it('nods: the agent goes on, and nothing was said', async () => {
    const call = await startVirtualCall();
    await call.pass(800);
    await call.say('Mhm.');
    expect(call.isAgentSpeaking).toBe(true);
    await call.agentFinishes();
    expect(call.events.filter(({ type }) => type === 'callerSaid')).toEqual([]);
  });

  it('speaks: the agent gives up, and answers what was said', async () => {
    const call = await startVirtualCall();
    await call.pass(800);
    await call.callerMakesSound(300);
    await call.say('What are your opening hours?');
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'interrupted' }));
    await call.agentFinishes();
    const spoken = call.events.flatMap((event) => (event.type === 'agentSpoke' ? [event.text] : []));
    expect(spoken[1]).toMatch(/^We are open/);
  });

  it('does so while the agent is silent: nothing happens', async () => {
    const call = await startVirtualCall();
    await call.agentFinishes();
    const before = call.events.length;
    await call.callerMakesSound(400);
    expect(call.events.slice(before)).toEqual([]);
  });
});

describe('a caller who has perhaps finished', () => {
  const words = 'My crown came off.';

  it('is answered by the question that was already asked', async () => {
    const call = await startVirtualCall({
      reply: () => ({ toolUses: [{ id: '1', name: 'choose', input: { choice: 'none' } }] }),
    });
    await call.agentFinishes();
    const ear = call.stt.streams.at(-1);
    ear?.hearUnfinished(words);
    ear?.hear({ type: 'eagerEndOfTurn', text: words });
    await call.pass(300);
    expect(call.llm.requests).toHaveLength(1);
    await call.say(words);
    await call.pass(300);
    expect(call.llm.requests).toHaveLength(1);
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'modelReplied' }));
  });

  it('and goes on: what was asked is dropped, and the whole of it asked', async () => {
    const call = await startVirtualCall();
    await call.agentFinishes();
    const ear = call.stt.streams.at(-1);
    ear?.hearUnfinished(words);
    ear?.hear({ type: 'eagerEndOfTurn', text: words });
    ear?.hear({ type: 'turnResumed' });
    await call.say(`${words} It hurts.`);
    await call.pass(300);
    expect(call.llm.requests).toHaveLength(2);
    expect(call.llm.requests[1]?.messages.at(-1)?.content[0]).toEqual({ type: 'text', text: `${words} It hurts.` });
  });

  it('hears the next question at once: its sound was made meanwhile', async () => {
    const call = await startVirtualCall();
    await call.agentFinishes();
    const ear = call.stt.streams.at(-1);
    ear?.hearUnfinished('book an appointment');
    ear?.hear({ type: 'eagerEndOfTurn', text: 'book an appointment' });
    await call.pass(300);
    const said = call.now();
    await call.say('book an appointment');
    // The voice takes 100 ms when it is asked.
    expect(call.heardAfter(said)).toBeLessThan(100);
    expect(call.tts.asked.filter(({ text }) => text.startsWith('Which day suits you'))).toHaveLength(1);
  });
});

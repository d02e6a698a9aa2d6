import { keptVariables } from '@aybiza/dialogue';
import { compileFlow, parseFlow } from '@aybiza/flow';
import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { startVirtualCall } from './testing/virtual-call.ts';

const PIN = '4711';

const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });

function compile(document: object) {
  const flow = parseFlow({ schemaVersion: 1, name: 'Secrets', ...document });
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (compiled?.ok !== true) throw new Error(`the line does not compile: ${JSON.stringify(compiled ?? flow)}`);
  return compiled.value.statechart;
}

const askPin = node('keypad', { prompt: 'Your PIN?', variable: 'pin', minLength: 4, maxLength: 4, masked: true });

/** A line that asks for a PIN, and then for what nobody needs to hide. */
function pinLine() {
  const options = ['coffee', 'tea'].map((label) => ({ id: label, label }));
  return compile({
    variables: { pin: { type: 'digits' } },
    nodes: {
      start: node('start', {}),
      pin: askPin,
      choose: node('menu', { prompt: 'Coffee or tea?', options }),
      done: node('end', { text: 'Goodbye.', outcome: 'done' }),
    },
    edges: {
      a: edge('start', 'next', 'pin'),
      b: edge('pin', 'entered', 'choose'),
      c: edge('pin', 'invalid', 'done'),
      d: edge('choose', 'option.coffee', 'done'),
      e: edge('choose', 'option.tea', 'done'),
    },
  });
}

/** A line whose author says the PIN, copies it, tags the call with it, and tells a model of it. */
function carelessLine() {
  return compile({
    variables: { pin: { type: 'digits' }, copy: { type: 'text' }, spaced: { type: 'text' } },
    nodes: {
      start: node('start', {}),
      pin: askPin,
      copies: node('set', {
        assignments: [
          { variable: 'copy', value: 'pin' },
          { variable: 'spaced', value: '"the PIN " + pin' },
        ],
      }),
      tags: node('tag', { label: 'entered', value: 'pin' }),
      says: node('say', { text: 'You entered {{ pin }}.' }),
      talk: node('converse', {
        opening: 'Thank you for {{ copy }}. What can I do for you?',
        goal: 'Help the caller whose PIN is {{ pin }}.',
        exits: [{ id: 'done', label: 'done' }],
      }),
      done: node('end', { text: 'Goodbye.', outcome: 'done' }),
    },
    edges: {
      a: edge('start', 'next', 'pin'),
      b: edge('pin', 'entered', 'copies'),
      c: edge('pin', 'invalid', 'done'),
      d: edge('copies', 'next', 'tags'),
      e: edge('tags', 'next', 'says'),
      f: edge('says', 'next', 'talk'),
      g: edge('talk', 'exit.done', 'done'),
    },
  });
}

describe('check 125: a secret that a caller gives', () => {
  it('is used by the call, and in neither the log, the variables that are kept, the recording, nor what a recogniser gets', async () => {
    const statechart = pinLine();
    const call = await startVirtualCall({ statechart });
    const began = call.now();
    await call.agentFinishes();
    const askedAt = call.now();
    const [ear] = call.stt.streams;
    const heardBefore = ear?.voicedBytes;
    await call.callerMakesSound(2_000);
    expect(ear?.voicedBytes).toBe(heardBefore);
    for (const key of PIN) await call.press(key);
    await call.agentFinishes();
    const takenAt = call.now();
    await call.callerMakesSound(2_000);
    expect(ear?.voicedBytes).toBeGreaterThan(heardBefore ?? 0);
    await call.say('coffee');
    await call.agentFinishes();
    await call.pass(2_000);

    expect(call.end).toMatchObject({ outcome: 'done', reason: 'finished' });
    if (call.end === null) return;
    expect(call.end.dialogue.snapshot?.context.variables.pin).toBe(PIN);
    expect(keptVariables(statechart, call.end.dialogue)).toMatchObject({ pin: '••••' });
    const pressed = call.events.flatMap((event) => (event.type === 'callerPressed' ? [event.key] : []));
    expect(pressed).toEqual(['•', '•', '•', '•']);
    expect(JSON.stringify(call.events)).not.toContain(PIN);

    const caller = Buffer.concat(call.recorded.segments).filter((_sample, index) => index % 2 === 0);
    const isHeardBetween = (from: number, until: number) =>
      caller.subarray((from - began) * 8, (until - began) * 8).some((sample) => sample !== MU_LAW_SILENCE);
    expect(isHeardBetween(askedAt, askedAt + 2_000)).toBe(false);
    expect(isHeardBetween(takenAt, takenAt + 2_000)).toBe(true);
  });

  it('is in no log, no kept variable and no prompt, whatever its flow makes of it', async () => {
    const statechart = carelessLine();
    const call = await startVirtualCall({ statechart, reply: () => ({ pieces: ['Your PIN is 4711, I see.'] }) });
    await call.agentFinishes();
    for (const key of PIN) await call.press(key);
    await call.agentFinishes();
    await call.say('hello there');
    await call.agentFinishes();
    await call.pass(2_000);

    expect(call.tts.asked.map(({ text }) => text).join(' ')).toContain('You entered 4 7 1 1.');
    expect(call.llm.requests).toHaveLength(1);
    expect(JSON.stringify(call.llm.requests)).not.toContain(PIN);
    expect(JSON.stringify(call.llm.requests)).toContain('whose PIN is • • • •.');
    expect(JSON.stringify(call.events)).not.toContain(PIN);
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'agentSpoke', text: 'You entered • • • •.' }));
    expect(call.events).toContainEqual(
      expect.objectContaining({ type: 'variableSet', name: 'spaced', value: 'the PIN ••••' }),
    );
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'tagged', value: '••••' }));
    expect(call.events).toContainEqual(
      expect.objectContaining({ type: 'modelReplied', text: 'Your PIN is ••••, I see.' }),
    );
  });
});

import { compileFlow, parseFlow } from '@aybiza/flow';
import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { startVirtualCall, type VirtualCall } from './testing/virtual-call.ts';

const CARD = '4929147338906521';

/** A line that asks for a code of any length, openly, and then lets a model talk. */
function openLine() {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Open',
    variables: { code: { type: 'digits' } },
    nodes: {
      start: node('start', {}),
      code: node('keypad', { prompt: 'Your number?', variable: 'code', minLength: 4, maxLength: 20 }),
      talk: node('converse', {
        opening: 'What can I do for you?',
        goal: 'Help the caller.',
        exits: [{ id: 'done', label: 'done' }],
      }),
      done: node('end', { text: 'Goodbye.', outcome: 'done' }),
    },
    edges: {
      a: edge('start', 'next', 'code'),
      b: edge('code', 'entered', 'talk'),
      c: edge('code', 'invalid', 'talk'),
      d: edge('talk', 'exit.done', 'done'),
    },
  });
  if (!flow.ok) throw new Error(JSON.stringify(flow));
  const compiled = compileFlow(flow.value);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled));
  return compiled.value.statechart;
}

/** A line that asks for a number group by group, each with a keypad of its own. */
function groupLine() {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const groups = ['one', 'two', 'three', 'four'];
  const keypad = (name: string) =>
    node('keypad', { prompt: `Group ${name}?`, variable: name, minLength: 4, maxLength: 4 });
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Groups',
    variables: Object.fromEntries(groups.map((name) => [name, { type: 'digits' }])),
    nodes: {
      start: node('start', {}),
      choose: node('menu', { prompt: 'Press five to pay.', options: [{ id: 'pay', label: 'pay', key: '5' }] }),
      ...Object.fromEntries(groups.map((name) => [name, keypad(name)])),
      done: node('end', { text: 'Goodbye.', outcome: 'done' }),
    },
    edges: {
      start: edge('start', 'next', 'choose'),
      pay: edge('choose', 'option.pay', 'one'),
      ...Object.fromEntries(
        groups.flatMap((name, index) => [
          [`${name}-in`, edge(name, 'entered', groups[index + 1] ?? 'done')],
          [`${name}-out`, edge(name, 'invalid', 'done')],
        ]),
      ),
    },
  });
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (compiled?.ok !== true) throw new Error(JSON.stringify(compiled ?? flow));
  return compiled.value.statechart;
}

/** Everything that has left the call: its log, and what the model was asked. */
function written(call: VirtualCall): string {
  return JSON.stringify([call.events, call.llm.requests]);
}

/** Four and more digits of the number in a row, anywhere. */
function partsIn(text: string): string[] {
  return (text.match(/\d{4,}/g) ?? []).filter((row) => CARD.includes(row));
}

describe('check 125: a card number that was not asked for in secret', () => {
  it('key by key is in no log, no state and no recording', async () => {
    const call = await startVirtualCall({ statechart: openLine() });
    const began = call.now();
    await call.agentFinishes();
    const askedAt = call.now();
    for (const key of CARD) {
      await call.callerMakesSound(200);
      await call.press(key);
    }
    const typedAt = call.now();
    await call.press('#');
    await call.agentFinishes();
    await call.callerMakesSound(2_000);
    await call.pass(8_000);
    await call.callerMakesSound(20);

    expect(call.events).toContainEqual(expect.objectContaining({ type: 'noted', code: 'CARD_NUMBER_CONCEALED' }));
    const pressed = call.events.flatMap((event) => (event.type === 'callerPressed' ? [event.key] : [])).join('');
    expect(pressed).toBe('••••••••••••••••#');
    expect(partsIn(written(call))).toEqual([]);
    const caller = Buffer.concat(call.recorded.segments).filter((_sample, index) => index % 2 === 0);
    const isHeardBetween = (from: number, until: number) =>
      caller.subarray((from - began) * 8, (until - began) * 8).some((sample) => sample !== MU_LAW_SILENCE);
    expect(isHeardBetween(askedAt, typedAt)).toBe(false);
    expect(isHeardBetween(typedAt, call.now())).toBe(true);
  });

  it('asked for in groups, behind a key of a menu, is in no log, no variable and no recording', async () => {
    const call = await startVirtualCall({ statechart: groupLine() });
    await call.agentFinishes();
    await call.press('5');
    for (const group of CARD.match(/..../g) ?? []) {
      await call.agentFinishes();
      await call.pass(3_000);
      for (const key of group) await call.press(key);
    }
    await call.agentFinishes();
    await call.pass(2_000);

    expect(call.end).toMatchObject({ outcome: 'done' });
    expect(partsIn(JSON.stringify([call.events, call.end]))).toEqual([]);
    const pressed = call.events.flatMap((event) => (event.type === 'callerPressed' ? [event.key] : [])).join('');
    expect(pressed).toBe('5••••••••••••••••');
  });

  it('in several turns is in no log, no state and no request to a model once it is whole', async () => {
    const call = await startVirtualCall({ statechart: openLine(), reply: () => ({ pieces: ['I see.'] }) });
    await call.agentFinishes();
    await call.press('1');
    await call.pass(10_000);
    await call.agentFinishes();
    await call.say('My card is 4929 1473');
    await call.agentFinishes();
    const before = call.llm.requests.length;
    // They look for the card, and read on.
    await call.pass(11_000);
    await call.say('3890 six five two one');
    await call.agentFinishes();
    await call.say('it expires 0929 and the code is 123');
    await call.agentFinishes();
    await call.pass(8_000);

    expect(call.llm.requests.length).toBeGreaterThan(before);
    const { events } = call;
    expect(partsIn(JSON.stringify(events))).toEqual([]);
    expect(JSON.stringify(events)).not.toMatch(/six five two one|0929|123"/);
    expect(partsIn(JSON.stringify(call.llm.requests.slice(before)))).toEqual([]);
    const said = events.flatMap((event) => (event.type === 'callerSaid' ? [event.text] : []));
    expect(said).toEqual(['My card is ••••', '••••', 'it expires •••• and the code is ••••']);
  });

  it('a telephone number stays as it was said, and is written down within seconds', async () => {
    const call = await startVirtualCall({ statechart: openLine(), reply: () => ({ pieces: ['I see.'] }) });
    await call.agentFinishes();
    for (const key of '4155550132') await call.press(key);
    await call.pass(8_000);
    await call.agentFinishes();
    await call.say('my number is 415 555 0132');
    await call.pass(8_000);

    const text = JSON.stringify(call.events);
    expect(text).toContain('"value":"4155550132"');
    expect(text).toContain('my number is 415 555 0132');
    expect(text).not.toContain('CARD_NUMBER_CONCEALED');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import type { CallEvent } from '@aybiza/call-log';
import { compileFlow, parseFlow } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { keptCallSchema } from './call-export.ts';
import { logAgain, replayCall } from './replay-call.ts';
import { withoutPersons } from './without-persons.ts';

const folder = new URL('../../call-logs/', import.meta.url);
const kept = readdirSync(folder).map((file) => {
  const call = keptCallSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const parsed = parseFlow(call.flow);
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (compiled?.ok !== true) throw new Error(`the flow of ${file} does not compile`);
  return { name: file.replace('.json', ''), ...call, statechart: compiled.value.statechart };
});

describe.each(kept)('the call “$name”', ({ statechart, events }) => {
  it('leads to the same decisions today', () => {
    expect(replayCall(statechart, events)).toBeUndefined();
  });

  it('has nothing in its log but what happened and what was decided', () => {
    expect(logAgain(statechart, events)).toEqual(events);
  });

  it('is told apart from one that went another way, at every decision', () => {
    for (const [at, event] of events.entries()) {
      if (event.type !== 'moved') continue;
      const other = events.with(at, { ...event, to: 'elsewhere' });
      expect(replayCall(statechart, other)).toMatchObject({
        logged: { to: 'elsewhere' },
        decided: { to: event.to },
      });
      expect(replayCall(statechart, [...events.slice(0, at), ...events.slice(at + 1)])).toBeDefined();
    }
  });
});

describe('a log', () => {
  const [call] = kept;
  if (call === undefined) throw new Error('there is a call');
  const { statechart, events } = call;

  it('with a decision that is not made any more is told', () => {
    const extra: CallEvent = { seq: 0, at: 0, type: 'variableSet', name: 'nobody', value: 'sets it' };
    const at = events.findIndex(({ type }) => type === 'callerSaid');
    const { type } = events[at] ?? extra;
    const told = replayCall(statechart, [...events.slice(0, at), extra, ...events.slice(at)]);
    expect([type, told]).toMatchObject(['callerSaid', { logged: { name: 'nobody' }, decided: null }]);
  });

  it('may have notes of how the call went between its decisions', () => {
    const noted = events.flatMap((event): CallEvent[] =>
      event.type === 'callerSaid'
        ? [{ seq: 0, at: 0, type: 'callerStartedSpeaking', duringSpeech: null }, event]
        : [event],
    );
    expect(replayCall(statechart, noted)).toBeUndefined();
  });
});

/** A line that asks for a name and a postcode, and goes another way for one postcode. */
function nameLine(): Statechart {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const field = (variable: string, value: object) => ({ variable, label: variable, value, ask: '' });
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Names',
    variables: { name: { type: 'text' }, postcode: { type: 'digits' } },
    nodes: {
      start: node('start', {}),
      name: node('collect', { prompt: 'Your name?', fields: [field('name', { kind: 'name' })] }),
      postcode: node('collect', {
        prompt: 'Your postcode?',
        fields: [field('postcode', { kind: 'digits', minLength: 5, maxLength: 5 })],
      }),
      isNear: node('branch', { conditions: [{ id: 'near', label: 'Near', when: 'postcode == "30123"' }] }),
      here: node('end', { text: 'Thank you {{ name }}.', outcome: 'here' }),
      there: node('end', { text: 'Goodbye.', outcome: 'there' }),
    },
    edges: {
      a: edge('start', 'next', 'name'),
      b: edge('name', 'collected', 'postcode'),
      c: edge('postcode', 'collected', 'isNear'),
      d: edge('isNear', 'when.near', 'here'),
      e: edge('isNear', 'otherwise', 'there'),
    },
  });
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the line does not compile');
  return compiled.value.statechart;
}

describe('what says something about a person', () => {
  const statechart = nameLine();
  const call = { id: 'call_3kd04kd04kd04kd04kd0', from: '+41791234567', to: '+41441234567' };
  const happenings = [
    { type: 'began', values: { caller_number: call.from, called_number: call.to, call_id: call.id } },
    { type: 'callerSaid', text: 'my name is Maria Lopez' },
    { type: 'callerSaid', text: '30123' },
  ] as const;
  const events = logAgain(
    statechart,
    happenings.map((happening, seq): CallEvent => ({ ...happening, seq, at: 1_000 + seq })),
  );

  it('is replaced wherever it stands, and the call goes the same way', () => {
    const made = withoutPersons(statechart, { call, events });
    const text = JSON.stringify(made.events);
    for (const secret of ['Maria', 'Lopez', call.from, call.id, '41791234567']) expect(text).not.toContain(secret);
    expect(made.events).toContainEqual(
      expect.objectContaining({ type: 'callerSaid', text: 'my name is Robin Sample' }),
    );
    expect(made.events).toContainEqual(
      expect.objectContaining({ type: 'agentSpoke', text: 'Thank you Robin Sample.' }),
    );
    expect(replayCall(statechart, made.events)).toBeUndefined();
    expect(made.left).toEqual([]);
  });

  it('stays, and is told, where the call would go another way without it', () => {
    expect(withoutPersons(statechart, { call, events }).kept).toEqual(['30123']);
  });

  it('is replaced by hand where the caller said it in other words', () => {
    const byHand = [{ from: '30123', to: '30555' }];
    const made = withoutPersons(statechart, { call, events }, byHand);
    expect(JSON.stringify(made.events)).not.toContain('30123');
  });
});

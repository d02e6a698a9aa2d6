import { compileFlow, type Flow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { DraftFlow } from './draft-flow.ts';
import { OPEN } from './draft-state.ts';
import type { ImportedFlow } from './import-report.ts';
import { failuresOf, nodesOf, targetOf } from './testing/imported.ts';

function aDraft() {
  return new DraftFlow({ format: 'twilio-studio', name: 'Test' });
}

/** The flow of a draft; it compiles. */
function finished(draft: DraftFlow): ImportedFlow {
  const result = draft.finish();
  if (!result.ok) throw new Error(result.error.message);
  expect(compileFlow(result.value.flow).ok).toBe(true);
  return result.value;
}

/** A draft in which callers begin at a step of that name. */
function startingAt(step: string) {
  const draft = aDraft();
  draft.wire(draft.add('start', { name: 'start', data: {} }), 'next', { step });
  return draft;
}

describe('a draft', () => {
  it('wires steps that come later, and steps without counterpart to where they lead', () => {
    const draft = startingAt('hello');
    const hello = draft.add('say', { name: 'hello', data: { text: 'Hello.' } });
    draft.enter('hello', hello);
    draft.wire(hello, 'next', { step: 'nothing here' });
    draft.pass('nothing here', { step: 'bye' });
    draft.enter('bye', draft.add('end', { name: 'bye', data: { text: 'Bye.' } }));
    const { flow } = finished(draft);
    expect(targetOf(flow, 'hello', 'next')).toBe('bye');
  });

  it('ends the call where steps without counterpart lead round in a circle', () => {
    const draft = startingAt('one');
    draft.pass('one', { step: 'two' });
    draft.pass('two', { step: 'one' });
    const { flow } = finished(draft);
    expect(targetOf(flow, 'start', 'next')).toBe('hang-up');
  });

  it('lets every port that nobody wired lead where the original hangs up', () => {
    const draft = startingAt('ask');
    const ask = draft.add('menu', {
      name: 'ask',
      data: { prompt: 'Sales?', options: [{ id: 'sales', label: 'Sales' }] },
    });
    draft.enter('ask', ask);
    const { flow } = finished(draft);
    expect(['option.sales', 'noMatch', 'noInput'].map((port) => targetOf(flow, ask, port))).toEqual(
      Array.from({ length: 3 }, () => 'hang-up'),
    );
  });

  it('leaves a port to the apology when told so, but none that must lead somewhere', () => {
    const draft = startingAt('ask');
    const ask = draft.add('menu', {
      name: 'ask',
      data: { prompt: 'Sales?', options: [{ id: 'sales', label: 'Sales' }] },
    });
    draft.enter('ask', ask);
    for (const port of ['option.sales', 'noMatch']) draft.wire(ask, port, OPEN);
    const { flow } = finished(draft);
    expect(targetOf(flow, ask, 'option.sales')).toBe('hang-up');
    expect(targetOf(flow, ask, 'noMatch')).toBeUndefined();
  });

  it('says where a way leads to a step that is not there', () => {
    const draft = startingAt('gone');
    draft.report({
      source: 'Trigger',
      sourceType: 'trigger',
      verdict: 'mapped',
      nodes: ['start'],
      reason: 'Calls enter here.',
    });
    expect(finished(draft).report.entries.at(-1)).toMatchObject({ source: 'Trigger', verdict: 'approximated' });
  });

  it('has a start even when nothing was drafted', () => {
    expect(nodesOf(finished(aDraft()).flow, 'start')).toHaveLength(1);
  });

  it('gives two nodes of one name two ids', () => {
    const draft = startingAt('a');
    const ids = ['Ask for name', 'Ask for name', 'Ask, for name!'].map((name) => draft.add('end', { name, data: {} }));
    expect(ids).toEqual(['ask-for-name', 'ask-for-name-2', 'ask-for-name-3']);
  });

  it('declares a variable once for each key, under a name that is free', () => {
    const draft = aDraft();
    expect(draft.variable('flow.data.city', { name: 'city' })).toBe('city');
    expect(draft.variable('flow.variables.city', { name: 'city' })).toBe('city_2');
    expect(draft.variable('flow.data.city')).toBe('city');
    expect(draft.variable('caller', { name: 'caller_number' })).toBe('caller_number_2');
  });

  it('keeps a node that the language refuses as a comment, reports it, and leads callers past it', () => {
    const draft = startingAt('hello');
    const hello = draft.add('say', { name: 'hello', data: { text: 'Hello {{ nobody }}.' } });
    draft.enter('hello', hello);
    draft.wire(hello, 'next', { step: 'bye' });
    draft.enter('bye', draft.add('end', { name: 'bye', data: { text: 'Bye.' } }));
    draft.report({
      source: 'hello',
      sourceType: 'say-play',
      verdict: 'mapped',
      nodes: [hello],
      reason: 'It says the same.',
    });
    const { flow, report } = finished(draft);
    expect(flow.nodes[hello]?.kind).toBe('comment');
    expect(targetOf(flow, 'start', 'next')).toBe('bye');
    expect(report.totals).toEqual({ steps: 1, mapped: 0, approximated: 0, noCounterpart: 1 });
    expect(report.entries.at(-1)?.reason).toContain('nobody');
  });

  it('keeps data that is no data of its kind as a comment as well', () => {
    const draft = startingAt('wait');
    const wait = draft.add('wait', { name: 'wait', data: { seconds: -5 } });
    draft.enter('wait', wait);
    expect(finished(draft).flow.nodes[wait]?.kind).toBe('comment');
  });
});

describe('ways round in a draft', () => {
  /** Two nodes that lead to each other. */
  function round(first: (draft: DraftFlow) => string, second: (draft: DraftFlow) => string) {
    const draft = startingAt('one');
    const [one, two] = [first(draft), second(draft)];
    draft.enter('one', one);
    draft.enter('two', two);
    draft.wireRest(one, { step: 'two' });
    draft.wireRest(two, { step: 'one' });
    return finished(draft);
  }
  const say = (draft: DraftFlow) => draft.add('say', { name: 'talk', data: { text: 'On and on.' } });
  const ask = (draft: DraftFlow) =>
    draft.add('keypad', { name: 'ask', data: { prompt: 'Your number?', variable: draft.variable('number') } });
  const pause = (draft: DraftFlow) => draft.add('wait', { name: 'pause', data: {} });

  function ends(flow: Flow, ...silences: number[]) {
    return failuresOf(flow, ...silences.map(() => ({ do: 'staysSilent' }) as const), { expect: 'ended' });
  }

  it('on which nobody is ever asked are counted, and the call ends', () => {
    const { flow, report } = round(say, (draft) => draft.add('tag', { name: 'note', data: { label: 'round' } }));
    expect(nodesOf(flow, 'limit')).toHaveLength(1);
    expect(ends(flow)).toEqual([]);
    expect(report.entries.at(-1)?.reason).toContain('without ever being asked');
  });

  it('of a caller who says nothing are counted; whoever answers is not', () => {
    const { flow } = round(ask, say);
    const [limit] = nodesOf(flow, 'limit');
    expect(targetOf(flow, 'ask', 'noInput')).toBe(limit?.id);
    expect(targetOf(flow, 'ask', 'entered')).toBe('talk');
    expect(ends(flow, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)).toEqual([]);
  });

  it('without any question on them are counted', () => {
    expect(nodesOf(round(pause, say).flow, 'limit').length).toBeGreaterThan(0);
  });

  it('from a step to itself ask again', () => {
    const draft = startingAt('ask');
    const asked = draft.add('menu', {
      name: 'ask',
      data: { prompt: 'Again?', options: [{ id: 'again', label: 'Again', key: '*' }] },
    });
    draft.enter('ask', asked);
    draft.wire(asked, 'option.again', { step: 'ask' });
    const { flow } = finished(draft);
    expect(
      failuresOf(
        flow,
        { do: 'presses', keys: '*' },
        { expect: 'said', text: 'Again?' },
        { do: 'staysSilent' },
        { do: 'staysSilent' },
        { do: 'staysSilent' },
        { expect: 'ended' },
      ),
    ).toEqual([]);
  });

  it('that lead out somewhere are left alone', () => {
    const draft = startingAt('ask');
    const asked = ask(draft);
    draft.enter('ask', asked);
    draft.wire(asked, 'entered', { step: 'ask' });
    expect(nodesOf(finished(draft).flow, 'limit')).toEqual([]);
  });
});

describe('the layout of a draft', () => {
  it('keeps the places of the original and puts what has none beside its neighbour', () => {
    const draft = startingAt('hello');
    const hello = draft.add('say', { name: 'hello', data: { text: 'Hello.' }, position: { x: 500, y: 40 } });
    draft.enter('hello', hello);
    const { flow } = finished(draft);
    expect(flow.nodes[hello]?.position).toEqual({ x: 500, y: 40 });
    expect(flow.nodes['hang-up']?.position).not.toEqual({ x: 0, y: 0 });
  });

  it('draws a flow without places from left to right, no two nodes on one spot', () => {
    const draft = startingAt('a');
    for (const [name, next] of [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ] as const) {
      const id = draft.add('say', { name, data: { text: name } });
      draft.enter(name, id);
      draft.wire(id, 'next', { step: next });
    }
    const { flow } = finished(draft);
    const spots = Object.values(flow.nodes).map(({ position }) => `${position.x},${position.y}`);
    expect(new Set(spots).size).toBe(spots.length);
    expect(['start', 'a', 'b', 'c'].map((id) => flow.nodes[id]?.position.x)).toEqual([0, 340, 680, 1_020]);
  });

  it('takes places outside of any canvas to its edge', () => {
    const draft = startingAt('far');
    draft.enter('far', draft.add('end', { name: 'far', data: {}, position: { x: 1e9, y: Number.NaN } }));
    expect(finished(draft).flow.nodes.far?.position).toEqual({ x: 1_000_000, y: 0 });
  });
});

import { type Flow, flowSchema, nodeKinds } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { fitSubflow, outcomesOf } from './fit-subflow.ts';
import { createFlowLibrary, type FlowSource, type Pin, type PublishedFlow } from './flow-library.ts';

const flowWith = (nodes: unknown, name = 'Test'): Flow => flowSchema.parse({ schemaVersion: 1, name, nodes });
const inside = flowWith({
  start: { kind: 'start', data: { inputs: ['account'] } },
  yes: { kind: 'end', data: { outcome: 'identified' } },
  no: { kind: 'end', data: { outcome: 'unknown' } },
  late: { kind: 'end', data: { outcome: 'identified' } },
});
const naming = (agent: string, version = 1) => flowWith({ part: { kind: 'subflow', data: { agent, version } } });

/** A workspace whose answers are counted and may fail. */
function aSource(published: Readonly<Record<string, PublishedFlow>>) {
  const asked: Pin[] = [];
  const state = { isAway: false };
  const source: FlowSource = {
    listAgents: async () => [],
    listVersions: async () => [{ version: 1, note: '' }],
    async load(pin) {
      asked.push(pin);
      if (state.isAway) throw new Error('away');
      return published[`${pin.agent}@${pin.version}`];
    },
  };
  return { source, asked, state };
}

describe('the library of published flows', () => {
  it('finds what a flow names, and what that names', async () => {
    const deep = { agent: 'deep', version: 7, flow: inside };
    const { source } = aSource({ 'one@1': { flow: inside, subflows: [deep] } });
    const found = await createFlowLibrary(source).resolve(naming('one'));
    expect([...found.keys()]).toEqual(['one@1', 'deep@7']);
  });

  it('asks for a version once and gives the same map while nothing is new', async () => {
    const { source, asked } = aSource({ 'one@1': { flow: inside, subflows: [] } });
    const library = createFlowLibrary(source);
    expect(await library.resolve(naming('one'))).toBe(await library.resolve(naming('one')));
    expect(asked).toHaveLength(1);
  });

  it('asks again after the server was away', async () => {
    const { source, state } = aSource({ 'one@1': { flow: inside, subflows: [] } });
    const library = createFlowLibrary(source);
    state.isAway = true;
    expect((await library.resolve(naming('one'))).size).toBe(0);
    state.isAway = false;
    expect((await library.resolve(naming('one'))).size).toBe(1);
  });

  it('asks again for a version that was missing once the versions are listed', async () => {
    const published: Record<string, PublishedFlow> = {};
    const library = createFlowLibrary(aSource(published).source);
    expect((await library.resolve(naming('one'))).size).toBe(0);
    published['one@1'] = { flow: inside, subflows: [] };
    expect((await library.resolve(naming('one'))).size).toBe(0);
    await library.listVersions('one');
    expect((await library.resolve(naming('one'))).size).toBe(1);
  });

  it('asks nobody about a step for which no flow is chosen yet', async () => {
    const { source, asked } = aSource({});
    await createFlowLibrary(source).resolve(naming(''));
    expect(asked).toEqual([]);
  });
});

describe('choosing the flow inside', () => {
  const empty = nodeKinds.subflow.defaults();

  it('offers each outcome once', () => {
    expect(outcomesOf(inside)).toEqual(['identified', 'unknown']);
  });

  it('adds what it needs and how it may end', () => {
    expect(fitSubflow(empty, inside)).toMatchObject({
      inputs: { account: '' },
      outcomes: [
        { id: 'identified', outcome: 'identified' },
        { id: 'unknown', outcome: 'unknown' },
      ],
    });
  });

  it('keeps what is told and wired already', () => {
    const data = { ...empty, inputs: { account: 'caller_number' }, outcomes: [{ id: 'old', outcome: 'identified' }] };
    const fitted = fitSubflow(data, inside);
    expect(fitted.inputs).toEqual({ account: 'caller_number' });
    expect(fitted.outcomes.map(({ id }) => id)).toEqual(['old', 'unknown']);
  });
});

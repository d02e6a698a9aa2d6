import { type Flow, flowSchema, type Problem, say } from '@aybiza/flow';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { createFlowChecker } from './flow-checker.ts';
import { countProblems, filterProblems, placeName, problemsByNode } from './problem-index.ts';

const flowWith = (nodes: unknown): Flow => flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes });

describe('createFlowChecker', () => {
  it('checks the newest flow after a pause, on the page when there is no worker', async () => {
    const clock = fakeClock();
    const found: string[][] = [];
    const checker = createFlowChecker({
      clock,
      onProblems: (_flow, problems) => found.push(problems.map(({ code }) => code)),
    });
    checker.check(flowWith({}));
    checker.check(flowWith({ start: { kind: 'start', data: {} } }));
    clock.advance(1_000);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('OPEN_PORT');
    expect(found[0]).not.toContain('NO_START');
  });

  it('says nothing about a flow after it was stopped', async () => {
    const clock = fakeClock();
    let answers = 0;
    const checker = createFlowChecker({ clock, onProblems: () => (answers += 1) });
    checker.check(flowWith({}));
    clock.advance(1_000);
    checker.stop();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(answers).toBe(0);
  });
});

describe('a flow with another one inside', () => {
  const inner = flowWith({ start: { kind: 'start', data: {} } });
  const outer = flowWith({ part: { kind: 'subflow', data: { agent: 'agt_1', version: 2 } } });
  const codes = async (resolveSubflows: () => Promise<ReadonlyMap<string, Flow>>, flow = outer, named = {}) => {
    const clock = fakeClock();
    return new Promise<string[]>((resolve) => {
      const checker = createFlowChecker({
        clock,
        resolveNamed: async () => ({ ...named, subflows: await resolveSubflows() }),
        onProblems: (_flow, problems) => resolve(problems.map(({ code }) => code)),
      });
      checker.check(flow);
      clock.advance(1_000);
    });
  };

  it('is checked together with what the workspace has published', async () => {
    expect(await codes(async () => new Map([['agt_1@2', inner]]))).not.toContain('UNKNOWN_SUBFLOW');
  });

  it('is told of documents of the workspace that are gone, and of agents that call nobody', async () => {
    const node = { kind: 'answer', data: { documents: ['kdoc_gone'] } };
    const step = { id: 'back', kind: 'callBack', name: 'Back', data: { by: 'agent', agent: 'agt_silent' } };
    const flow = flowSchema.parse({ ...flowWith({ tell: node }), afterCall: [step] });
    const named = { library: { documents: new Set(), collections: new Set() }, callers: new Map() };
    const none = async () => new Map();
    expect(await codes(none, flow)).not.toContain('UNKNOWN_SOURCE');
    const found = await codes(none, flow, named);
    expect(found).toContain('UNKNOWN_SOURCE');
    expect(found.length).toBeGreaterThan((await codes(none, flow)).length + 1);
  });

  it('is told when there is no such version', async () => {
    expect(await codes(async () => new Map())).toContain('UNKNOWN_SUBFLOW');
  });
});

describe('problemsByNode', () => {
  it('counts errors and warnings of each node and leaves out what is about the whole flow', () => {
    const problem = (severity: Problem['severity'], node?: string): Problem => ({
      code: 'OPEN_PORT',
      severity,
      message: '',
      said: say('NO_START'),
      place: node === undefined ? {} : { node },
    });
    const problems = [problem('error', 'a'), problem('warning', 'a'), problem('error')];
    expect([...problemsByNode(problems)]).toEqual([['a', { errors: 1, warnings: 1 }]]);
    expect(countProblems(problems)).toEqual({ errors: 2, warnings: 1 });
  });
});

describe('filterProblems', () => {
  const error: Problem = { code: 'OPEN_PORT', severity: 'error', message: '', said: say('NO_START'), place: {} };
  const warning: Problem = { ...error, severity: 'warning' };

  it('shows those that somebody wants to see', () => {
    expect(filterProblems([error, warning], 'warning')).toEqual([warning]);
  });

  it('shows all again when the last of a sort is gone', () => {
    expect(filterProblems([warning], 'error')).toEqual([warning]);
  });
});

describe('placeName', () => {
  const flow = flowSchema.parse({
    schemaVersion: 1,
    name: 'Test',
    rules: {
      one: { name: 'Near', demands: { that: 'withinTurns', what: { on: 'kind', kind: 'transfer' }, turns: 3 } },
    },
    nodes: { a: { kind: 'say', label: 'Greeting', data: {} } },
    edges: { lost: { from: { node: 'a', port: 'next' }, to: { node: 'nowhere' } } },
  });

  it.each([
    [{ node: 'a', port: 'next' }, 'Greeting'],
    [{ rule: 'one', node: 'a' }, 'Rule “Near”'],
    [{ edge: 'lost' }, 'Wire from “Greeting” to “a step that is gone”'],
    [{ field: 'variables.day' }, 'Variable “day”'],
    [{}, 'The whole flow'],
  ])('%j is called by its name', (place, name) => {
    expect(
      placeName(flow, { code: 'OPEN_PORT', severity: 'error', message: '', said: say('NO_START'), place }, inEnglish),
    ).toBe(name);
  });
});

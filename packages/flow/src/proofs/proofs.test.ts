import { describe, expect, it } from 'vitest';
import { applyFix } from '../apply-fix.ts';
import { validateFlow } from '../compile-flow.ts';
import { type Flow, flowSchema } from '../flow.ts';
import type { ProblemCode } from '../problem.ts';
import { aFlow } from '../testing/a-flow.ts';

function found(flow: Flow, ...codes: readonly ProblemCode[]) {
  return validateFlow(flow).filter(({ code }) => codes.includes(code));
}

const collectName = {
  kind: 'collect',
  data: { prompt: 'Name?', fields: [{ variable: 'name', value: { kind: 'name' } }] },
};

/** A menu; one way collects the name first, the other goes straight to where it is said. */
const shortCut = () =>
  aFlow()
    .start('menu')
    .menu('menu', ['ask', 'skip'])
    .edge('menu', 'option.ask', 'collect')
    .edge('menu', 'option.skip', 'hello')
    .node('collect', collectName)
    .edge('collect', 'collected', 'hello')
    .say('hello', 'Hello {{ name }}.')
    .edge('hello', 'next', 'bye')
    .end('bye')
    .variable('name', 'text');

describe('a value that is spoken before it is set', () => {
  it('is found with the shortest way on which nothing fills it', () => {
    expect(found(shortCut().build(), 'READ_BEFORE_SET')).toMatchObject([
      { place: { node: 'hello', field: 'text' }, path: ['start', 'menu', 'hello'] },
    ]);
  });

  it('is not reported when every way fills it, or it has a value from the beginning', () => {
    const always = shortCut().build();
    const filled = flowSchema.parse({
      ...always,
      edges: Object.fromEntries(
        Object.entries(always.edges).map(([id, edge]) => [
          id,
          edge.from.port === 'option.skip' ? { ...edge, to: { node: 'collect' } } : edge,
        ]),
      ),
    });
    expect(found(filled, 'READ_BEFORE_SET')).toEqual([]);
    const initial = flowSchema.parse({ ...always, variables: { name: { type: 'text', initial: 'you' } } });
    expect(found(initial, 'READ_BEFORE_SET')).toEqual([]);
  });

  it('is found by way of a handler that a caller may ask for at any question', () => {
    const flow = aFlow()
      .start('collect')
      .node('collect', collectName)
      .edge('collect', 'collected', 'bye')
      .node('help', { kind: 'handler', data: { trigger: { on: 'says', phrases: ['help'] } } })
      .edge('help', 'next', 'hello')
      .say('hello', 'Hello {{ name }}.')
      .edge('hello', 'next', 'bye')
      .end('bye')
      .variable('name', 'text');
    expect(found(flow.build(), 'READ_BEFORE_SET')).toMatchObject([{ path: ['start', 'collect', 'help', 'hello'] }]);
  });

  it('is no matter in a condition, which may ask for it', () => {
    const flow = aFlow()
      .start('known')
      .node('known', { kind: 'branch', data: { conditions: [{ id: 'yes', when: 'has(name)' }] } })
      .edge('known', 'when.yes', 'bye')
      .edge('known', 'otherwise', 'bye')
      .end('bye')
      .variable('name', 'text');
    expect(found(flow.build(), 'READ_BEFORE_SET')).toEqual([]);
  });
});

describe('a value that may be empty', () => {
  const gaps: readonly ProblemCode[] = ['READ_BEFORE_SET', 'MAY_BE_EMPTY'];
  const asks = (flow = aFlow().start('ask')) =>
    flow
      .node('ask', {
        kind: 'request',
        data: { call: { via: 'http', url: 'https://example.com/' }, mapping: [{ variable: 'name', pointer: '/name' }] },
      })
      .edge('ask', 'ok', 'next')
      .edge('ask', 'timeout', 'bye')
      .edge('ask', 'failed', 'bye')
      .say('hello', 'Hello {{ name }}.')
      .edge('hello', 'next', 'bye')
      .end('bye')
      .variable('name', 'text')
      .variable('copy', 'text');
  const branch = (when: string, [yes, no]: readonly [string, string]) =>
    asks()
      .node('next', { kind: 'branch', data: { conditions: [{ id: 'c', when }] } })
      .edge('next', 'when.c', yes)
      .edge('next', 'otherwise', no);

  it.each([
    { when: 'has(name)', ways: ['hello', 'bye'], codes: [] },
    { when: '!has(name)', ways: ['bye', 'hello'], codes: [] },
    { when: 'name == "Ann" || name.startsWith("B")', ways: ['hello', 'bye'], codes: [] },
    { when: 'has(name) && today != "2026-12-25"', ways: ['hello', 'bye'], codes: [] },
    { when: 'has(name) || today == "2026-12-25"', ways: ['hello', 'bye'], codes: ['MAY_BE_EMPTY'] },
    { when: '!has(name)', ways: ['hello', 'bye'], codes: ['MAY_BE_EMPTY'] },
  ] as const)('behind $when leading to $ways: $codes', ({ when, ways, codes }) => {
    expect(found(branch(when, ways).build(), ...gaps).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['"Ann"', []],
    ['null', ['READ_BEFORE_SET']],
    ['lower(caller_number)', []],
    ['copy', ['MAY_BE_EMPTY']],
  ])('is as good as what it is set to: %s', (value, codes) => {
    const flow = asks()
      .node('next', { kind: 'set', data: { assignments: [{ variable: 'name', value }] } })
      .edge('next', 'next', 'hello');
    expect(found(flow.build(), ...gaps).map(({ code }) => code)).toEqual(codes);
  });

  it('is empty again for whoever comes into its group anew', () => {
    const flow = aFlow()
      .start('fill')
      .node('frame', { kind: 'group', data: { variables: { name: { type: 'text' } } } })
      .node('fill', { ...collectName, group: 'frame' })
      .edge('fill', 'collected', 'out')
      .menu('out', ['back'])
      .edge('out', 'option.back', 'hello')
      .node('hello', { kind: 'say', group: 'frame', data: { text: 'Hello {{ name }}.' } })
      .edge('hello', 'next', 'bye')
      .end('bye');
    expect(found(flow.build(), ...gaps)).toMatchObject([
      { code: 'READ_BEFORE_SET', path: ['start', 'fill', 'out', 'hello'] },
    ]);
  });

  it('is empty after a handler that emptied it and led back', () => {
    const flow = asks()
      .node('next', collectName)
      .edge('next', 'collected', 'sure')
      .menu('sure', ['yes'])
      .edge('sure', 'option.yes', 'hello')
      .node('help', { kind: 'handler', data: { trigger: { on: 'says', phrases: ['help'] } } })
      .edge('help', 'next', 'forget')
      .node('forget', { kind: 'set', data: { assignments: [{ variable: 'name', value: 'null' }] } })
      .edge('forget', 'next', 'back')
      .node('back', { kind: 'resume', data: {} });
    expect(found(flow.build(), ...gaps)).toMatchObject([{ code: 'READ_BEFORE_SET', place: { node: 'hello' } }]);
  });
});

describe('a variable that nothing uses', () => {
  it('is found, and its fix removes it', () => {
    const flow = shortCut().variable('left_over', 'text').build();
    const [problem] = found(flow, 'NEVER_READ');
    expect(problem).toMatchObject({ place: { field: 'variables.left_over' }, fix: { label: 'Remove “left_over”' } });
    const fixed = problem?.fix === undefined ? undefined : applyFix(flow, problem.fix);
    expect(fixed?.ok && Object.keys(fixed.value.variables)).toEqual(['name']);
    expect(fixed?.ok && found(fixed.value, 'NEVER_READ')).toEqual([]);
  });
});

describe('fixes', () => {
  it('declare a variable that is written and not there', () => {
    const flow = flowSchema.parse({ ...shortCut().build(), variables: {} });
    const [problem] = found(flow, 'UNKNOWN_VARIABLE').filter(({ fix }) => fix !== undefined);
    const fixed = problem?.fix === undefined ? undefined : applyFix(flow, problem.fix);
    expect(fixed?.ok && fixed.value.variables.name?.type).toBe('text');
  });

  it('remove a wire that starts nowhere', () => {
    const flow = shortCut().edge('hello', 'nowhere', 'bye').build();
    const [problem] = found(flow, 'EDGE_FROM_NOWHERE');
    const fixed = problem?.fix === undefined ? undefined : applyFix(flow, problem.fix);
    expect(fixed?.ok && found(fixed.value, 'EDGE_FROM_NOWHERE')).toEqual([]);
  });

  it('do not fit a flow any more that has changed', () => {
    const flow = shortCut().build();
    expect(applyFix(flow, { edits: [{ path: ['nodes', 'menu', 'data'], value: 3 }] }).ok).toBe(false);
  });
});

describe('a condition that never decides', () => {
  const branch = (...conditions: readonly string[]) => {
    const ids = conditions.map((when, index) => ({ id: `c${index}`, when }));
    const flow = aFlow()
      .start('b')
      .node('b', { kind: 'branch', data: { conditions: ids } })
      .edge('b', 'otherwise', 'bye');
    for (const { id } of ids) flow.edge('b', `when.${id}`, 'bye');
    return flow.end('bye').variable('age', 'number').build();
  };

  it.each([
    [['age > 18', 'age > 18'], 'conditions.1.when'],
    [['false'], 'conditions.0.when'],
    [['true', 'age > 3'], 'conditions.1.when'],
    [['age > 18', 'age > 20'], 'conditions.1.when'],
    [['age >= 18', 'age < 18', 'age == 18'], 'conditions.2.when'],
    [['age > 3 && age < 2'], 'conditions.0.when'],
    [['age in [1, 2]', 'age == 2'], 'conditions.1.when'],
    [['has(age)', 'age > 3'], 'conditions.1.when'],
    [['!has(age)', 'has(age)', 'age > 3'], 'conditions.2.when'],
  ])('is found among %j', (conditions, field) => {
    expect(found(branch(...conditions), 'NEVER_HOLDS').map(({ place }) => place.field)).toEqual([field]);
  });

  it('is not suspected where it could', () => {
    expect(found(branch('age > 18', 'age > 17', 'age < 3'), 'NEVER_HOLDS')).toEqual([]);
    expect(found(branch('age + 1 > 18', 'age > 17', '!(age > 3)', 'has(age)'), 'NEVER_HOLDS')).toEqual([]);
  });
});

describe('rules', () => {
  const rule = (demands: object, flow = shortCut()) =>
    flowSchema.parse({ ...flow.build(), rules: { promise: { name: 'The promise', demands } } });
  const hello = { on: 'node', node: 'hello' };
  const asked = { on: 'port', node: 'collect', port: 'collected' };
  const rules: readonly ProblemCode[] = ['BROKEN_RULE', 'EMPTY_RULE'];

  it('“never before” is broken by the shortest way on which the other has not happened', () => {
    expect(found(rule({ that: 'neverBefore', what: hello, before: asked }), ...rules)).toMatchObject([
      { code: 'BROKEN_RULE', place: { rule: 'promise', node: 'hello' }, path: ['start', 'menu', 'hello'] },
    ]);
  });

  it('“never before” holds where every way passes the other first', () => {
    const menu = { on: 'node', node: 'menu' };
    expect(found(rule({ that: 'neverBefore', what: hello, before: menu }), ...rules)).toEqual([]);
  });

  it('“always before” says the same the other way round', () => {
    expect(found(rule({ that: 'alwaysBefore', what: asked, before: hello }), ...rules)).toMatchObject([
      { code: 'BROKEN_RULE', path: ['start', 'menu', 'hello'] },
    ]);
  });

  it('know what is spoken and what is set', () => {
    const spoken = { on: 'speaks', variable: 'name' };
    const set = { on: 'sets', variable: 'name' };
    expect(found(rule({ that: 'neverBefore', what: spoken, before: set }), ...rules)).toMatchObject([
      { code: 'BROKEN_RULE', path: ['start', 'menu', 'hello'] },
    ]);
  });

  it('see the way by a handler', () => {
    const flow = shortCut()
      .node('help', { kind: 'handler', data: { trigger: { on: 'says', phrases: ['help'] } } })
      .edge('help', 'next', 'tape')
      .node('tape', { kind: 'recording', data: { mode: 'start' } })
      .edge('tape', 'next', 'bye');
    const recording = { on: 'kind', kind: 'recording' };
    expect(found(rule({ that: 'neverBefore', what: recording, before: asked }, flow), ...rules)).toMatchObject([
      { path: ['start', 'menu', 'help', 'tape'] },
    ]);
  });

  it('“within turns” counts the questions on the shortest way', () => {
    const ends = { on: 'kind', kind: 'end' };
    expect(found(rule({ that: 'withinTurns', what: ends, turns: 1 }), ...rules)).toEqual([]);
    const far = { on: 'node', node: 'collect' };
    expect(found(rule({ that: 'withinTurns', what: far, turns: 3 }), ...rules)).toEqual([]);
    const never = { on: 'node', node: 'menu' };
    expect(found(rule({ that: 'withinTurns', what: never, turns: 3 }), ...rules)).toMatchObject([
      { code: 'BROKEN_RULE', place: { node: 'collect' }, path: ['start', 'menu', 'collect'] },
    ]);
  });

  it('about nothing that happens are told apart from rules that hold', () => {
    const nowhere = { on: 'node', node: 'gone' };
    expect(found(rule({ that: 'neverBefore', what: nowhere, before: asked }), ...rules)).toMatchObject([
      { code: 'EMPTY_RULE', place: { rule: 'promise' } },
    ]);
  });
});

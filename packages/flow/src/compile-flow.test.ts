import { statechartSchema } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFlow, validateFlow } from './compile-flow.ts';
import { type Flow, flowSchema } from './flow.ts';
import { parseFlow } from './parse-flow.ts';
import type { ProblemCode } from './problem.ts';
import { aFlow } from './testing/a-flow.ts';

const codes = (flow: Flow): ProblemCode[] => validateFlow(flow).map((found) => found.code);

/** A system that refuses is asked again at once, for ever. */
function askingAgain(): ReturnType<typeof aFlow> {
  return aFlow()
    .node('ask', { kind: 'request', data: { call: { via: 'http', url: 'https://example.com/' } } })
    .edge('ask', 'ok', 'bye')
    .edge('ask', 'timeout', 'bye')
    .edge('ask', 'failed', 'ask')
    .end('bye')
    .start('ask');
}

function askingCalendar(inputs: Record<string, string>) {
  const data = { call: { via: 'calendar', operation: 'findSlot', inputs } };
  return aFlow().node('ask', { kind: 'request', data }).start('ask');
}

describe('compileFlow', () => {
  it('gives a statechart that the runtime accepts', () => {
    const compiled = compileFlow(
      aFlow()
        .menu('ask', ['book', 'hours'])
        .edge('ask', 'option.book', 'bye')
        .edge('ask', 'option.hours', 'ask')
        .end('bye')
        .start('ask')
        .build(),
    );
    expect(compiled.ok && statechartSchema.safeParse(compiled.value.statechart).success).toBe(true);
  });

  it('gives the runtime the fallback number as it is dialled', () => {
    const flow = aFlow().menu('ask', ['book']).edge('ask', 'option.book', 'bye').end('bye').start('ask').build();
    const fallbackNumber = '+44 (20) 7946-0018';
    const compiled = compileFlow({ ...flow, settings: { ...flow.settings, fallbackNumber } });
    expect(compiled.ok && compiled.value.statechart.settings.fallbackNumber).toBe('+442079460018');
  });

  it('gives the same bytes however the document is ordered', () => {
    const flow = aFlow().menu('ask', ['book']).edge('ask', 'option.book', 'bye').end('bye').start('ask').build();
    const shuffled: Flow = {
      ...flow,
      nodes: Object.fromEntries(Object.entries(flow.nodes).reverse()),
      edges: Object.fromEntries(Object.entries(flow.edges).reverse()),
    };
    const [left, right] = [compileFlow(flow), compileFlow(shuffled)];
    expect(left.ok && right.ok && left.value.hash === right.value.hash).toBe(true);
  });

  it('does not depend on where the cards are drawn', () => {
    const flow = aFlow().end('bye').start('bye').build();
    const bye = flow.nodes.bye;
    if (bye === undefined) throw new Error('no node');
    const moved: Flow = { ...flow, nodes: { ...flow.nodes, bye: { ...bye, position: { x: 500, y: 1 } } } };
    const [left, right] = [compileFlow(flow), compileFlow(moved)];
    expect(left.ok && right.ok && left.value.hash === right.value.hash).toBe(true);
  });

  it('refuses a flow with errors and says what a caller would experience', () => {
    const compiled = compileFlow(aFlow().menu('ask', ['book']).start('ask').build());
    expect(
      compiled.ok
        ? []
        : compiled.error.filter((found) => found.severity === 'error').map((found) => [found.code, found.place]),
    ).toEqual([['OPEN_PORT', { node: 'ask', port: 'option.book' }]]);
  });
});

describe('validateFlow', () => {
  it.each([
    ['NO_START', aFlow().end('bye')],
    [
      'SECOND_START',
      aFlow().end('bye').start('bye').node('other', { kind: 'start', data: {} }).edge('other', 'next', 'bye'),
    ],
    ['EDGE_TO_NOWHERE', aFlow().end('bye').start('bye').say('hi', 'Hi').edge('hi', 'next', 'gone')],
    ['EDGE_FROM_NOWHERE', aFlow().end('bye').start('bye').edge('bye', 'next', 'bye')],
    ['SECOND_EDGE', aFlow().end('bye').start('bye').edge('start', 'next', 'bye')],
    ['UNREACHABLE_NODE', aFlow().end('bye').start('bye').say('lost', 'Hi').edge('lost', 'next', 'bye')],
    ['LOOP_WITHOUT_WAITING', askingAgain()],
    [
      'LOOP_WITHOUT_WAITING',
      aFlow().say('a', 'A').say('b', 'B').edge('a', 'next', 'b').edge('b', 'next', 'a').start('a'),
    ],
    ['RESUME_OUTSIDE_HANDLER', aFlow().node('back', { kind: 'resume', data: {} }).start('back')],
    ['EMPTY_PROMPT', aFlow().say('a', ' ').edge('a', 'next', 'bye').end('bye').start('a')],
    ['UNKNOWN_VARIABLE', aFlow().say('a', 'Hi {{who}}').edge('a', 'next', 'bye').end('bye').start('a')],
    ['MISSING_INPUT', askingCalendar({ date: 'today' })],
    ['UNKNOWN_INPUT', askingCalendar({ date: 'today', time: 'time_now', place: '"here"' })],
    ['BAD_TEMPLATE', aFlow().say('a', 'Hi {{today').edge('a', 'next', 'bye').end('bye').start('a')],
    ['DUPLICATE_PHRASE', aFlow().menu('ask', ['book', 'book']).start('ask')],
    ['NO_PERSON', aFlow().end('bye').start('bye')],
    ['NO_EMERGENCY', aFlow().end('bye').start('bye')],
    ['UNHANDLED_PORT', aFlow().menu('ask', ['book']).edge('ask', 'option.book', 'ask').start('ask')],
  ] satisfies [ProblemCode, ReturnType<typeof aFlow>][])('finds %s', (code, builder) => {
    expect(codes(builder.build())).toContain(code);
  });

  it('takes an open fallback port as answered when a handler catches it', () => {
    const flow = aFlow().menu('ask', ['book']).edge('ask', 'option.book', 'bye').end('bye').start('ask');
    flow.node('sorry', { kind: 'handler', data: { trigger: { on: 'error' } } }).edge('sorry', 'next', 'bye');
    flow.node('quiet', { kind: 'handler', data: { trigger: { on: 'silence' } } }).edge('quiet', 'next', 'bye');
    expect(codes(flow.build())).not.toContain('UNHANDLED_PORT');
  });

  it('finds a loop of ten thousand nodes without recursion', () => {
    const flow = aFlow().start('n0');
    for (let index = 0; index < 9_000; index += 1)
      flow.say(`n${index}`, 'On.').edge(`n${index}`, 'next', `n${(index + 1) % 9_000}`);
    expect(codes(flow.build())).toContain('LOOP_WITHOUT_WAITING');
  });
});

describe('parseFlow', () => {
  it('refuses a document of a newer version with a sentence that says what to do', () => {
    const parsed = parseFlow({ schemaVersion: 999 });
    expect(parsed.ok ? '' : parsed.error.message).toContain('Update AYBIZA');
  });

  it.each(['constructor', 'then', 'toJSON', 'a b', ''])('refuses %j as the id of a node', (id) => {
    const document = JSON.parse(
      `{"schemaVersion":1,"name":"x","nodes":{${JSON.stringify(id)}:{"kind":"end","data":{}}}}`,
    );
    expect(parseFlow(document).ok).toBe(false);
  });

  it('lets no node be called __proto__', () => {
    const parsed = parseFlow(
      JSON.parse('{"schemaVersion":1,"name":"x","nodes":{"__proto__":{"kind":"end","data":{}}}}'),
    );
    expect(parsed.ok ? Object.keys(parsed.value.nodes) : []).toEqual([]);
  });

  it('never throws, and what it lets through compiles or gives problems: any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => {
        parseFlow(json);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never throws, and what it lets through compiles or gives problems: documents shaped like flows', () => {
    fc.assert(
      fc.property(hostileFlow, (document) => {
        const parsed = parseFlow(document);
        if (parsed.ok) compileFlow(parsed.value);
      }),
      { numRuns: 7_000 },
    );
  });
});

const ids = fc.constantFrom('a', 'b', 'c', 'start', 'x1', '__proto__', 'constructor', '');
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('{{', '{{a}}', '{{a | date}}', '{{ "}}" }}', 'a && b', 'x.matches("(a+)+$")', '\u202e\ud800'),
);
const loose = fc.oneof(fc.jsonValue({ maxDepth: 2 }), text);
const kind = fc.constantFrom(
  'start',
  'say',
  'menu',
  'collect',
  'branch',
  'set',
  'request',
  'transfer',
  'converse',
  'handler',
  'resume',
  'end',
  'comment',
  'nonsense',
);
const data = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      text,
      prompt: text,
      options: fc.array(fc.record({ id: ids, label: text, phrases: fc.array(text, { maxLength: 2 }) }), {
        maxLength: 3,
      }),
      fields: fc.array(
        fc.record({ variable: ids, value: fc.record({ kind: fc.constantFrom('date', 'time', 'yesNo', 'odd') }) }),
        { maxLength: 2 },
      ),
      conditions: fc.array(fc.record({ id: ids, when: text }), { maxLength: 3 }),
      assignments: fc.array(fc.record({ variable: ids, value: text }), { maxLength: 3 }),
      trigger: fc.record({ on: fc.constantFrom('says', 'error', 'odd') }),
      call: fc.record({ via: fc.constantFrom('http', 'calendar'), url: text, operation: fc.constant('book') }),
      to: text,
    },
    { requiredKeys: [] },
  ),
  loose,
);
const hostileFlow = fc.record(
  {
    schemaVersion: fc.constantFrom<unknown>(1, 1, 1, 1, 0, 2, '1', null),
    name: fc.oneof(fc.constant('Flow'), loose),
    nodes: fc.dictionary(
      ids,
      fc.oneof({ weight: 5, arbitrary: fc.record({ kind, label: fc.constant(''), data }) }, loose),
      { maxKeys: 6 },
    ),
    edges: fc.dictionary(
      ids,
      fc.record({
        from: fc.record({ node: ids, port: fc.constantFrom('next', 'collected', 'option.a', 'otherwise') }),
        to: fc.record({ node: ids }),
      }),
      { maxKeys: 6 },
    ),
    variables: fc.dictionary(ids, fc.oneof(fc.record({ type: fc.constantFrom('text', 'number', 'date') }), loose), {
      maxKeys: 3,
    }),
  },
  { requiredKeys: ['schemaVersion', 'name', 'nodes'] },
);

it('the property above really reaches the compiler', () => {
  const reached = fc
    .sample(hostileFlow, { numRuns: 4_000, seed: 20_261_126 })
    .filter((document) => flowSchema.safeParse(document).success).length;
  expect(reached).toBeGreaterThan(20);
});

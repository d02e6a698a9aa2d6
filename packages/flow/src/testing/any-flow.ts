import fc from 'fast-check';
import { afterCallStepSchema } from '../after-call/after-call-step.ts';
import { type Flow, flowSchema } from '../flow.ts';
import { type FlowNode, flowNodeSchema, type NodeKind } from '../node.ts';
import { nodeKinds, portsOf } from '../node-kinds/index.ts';

/** Spoken in texts and asked for by `has`, and read nowhere else. */
export const SPOKEN = ['name', 'city'] as const;
/** Compared in conditions, and spoken nowhere. */
const COMPARED = { age: 'number', member: 'yesNo' } as const;

const CONDITIONS = ['has(name)', '!has(city)', 'age > 3', 'age > 18', 'member', 'has(name) && has(city)', 'true'];
const TRIGGERS = [
  { on: 'says', phrases: ['help me'], key: '0' },
  { on: 'says', phrases: ['a person'] },
  { on: 'silence' },
  { on: 'error' },
  { on: 'hangUp' },
  { on: 'timeLimit' },
  { on: 'variable', when: 'age > 18' },
] as const;
const KINDS = (Object.keys(nodeKinds) as NodeKind[]).filter((kind) => kind !== 'start' && kind !== 'group');
/** Most steps of a drawing are these. */
const FREQUENT: readonly NodeKind[] = [
  'say',
  'menu',
  'collect',
  'branch',
  'set',
  'request',
  'end',
  'handler',
  'limit',
  'resume',
];

const spoken = fc.constantFrom(...SPOKEN);
const words = fc.constantFrom('Hello.', 'Hello {{ name }}.', 'In {{ city }}?', '{{ name }} from {{ city }}.');

/** Data that makes a step of its kind do something; what is missing is as in a new step. */
function dataOf(kind: NodeKind, ids: readonly string[]): fc.Arbitrary<object> {
  switch (kind) {
    case 'say':
    case 'end':
      return fc.record({ text: words });
    case 'menu':
      return fc.record({
        prompt: words,
        options: fc.constantFrom(
          [{ id: 'a', label: 'First thing', key: '1' }],
          [
            { id: 'a', label: 'First thing' },
            { id: 'b', label: 'Another matter', key: '2' },
          ],
        ),
      });
    case 'collect':
      return spoken.map((variable) => ({
        prompt: 'Tell me.',
        fields: [{ variable, label: variable, value: { kind: 'name' } }],
      }));
    case 'branch':
      return fc
        .uniqueArray(fc.constantFrom(...CONDITIONS), { minLength: 1, maxLength: 3 })
        .map((list) => ({ conditions: list.map((when, index) => ({ id: `c${index}`, when })) }));
    case 'set':
      return fc
        .constantFrom(
          { variable: 'name', value: '"Ann"' },
          { variable: 'name', value: 'city' },
          { variable: 'city', value: 'null' },
          { variable: 'age', value: '20' },
          { variable: 'age', value: 'age + 1' },
          { variable: 'member', value: 'true' },
        )
        .map((assignment) => ({ assignments: [assignment] }));
    case 'request':
      return fc.record({
        call: fc.constant({ via: 'http', url: 'https://example.com/' }),
        mapping: spoken.map((variable) => [{ variable, pointer: '/it' }]),
        rules: fc.constantFrom([], [{ id: 'gone', label: 'Gone', from: 404, to: 404 }]),
      });
    case 'converse':
      return fc.record({
        goal: fc.constant('Talk.'),
        opening: fc.constantFrom(undefined, 'What is on your mind?'),
        extract: spoken.map((variable) => [{ variable, value: { kind: 'name' } }]),
      });
    default:
      return otherData(kind, ids);
  }
}

function otherData(kind: NodeKind, ids: readonly string[]): fc.Arbitrary<object> {
  switch (kind) {
    case 'keypad':
      return fc.constant({ prompt: 'Keys?', variable: 'digits' });
    case 'confirm':
      return fc.record({
        prompt: fc.constant('Right?'),
        fields: fc.constantFrom([], [{ variable: 'name', label: 'name', value: { kind: 'name' } }]),
      });
    case 'limit':
      return fc.record({ counts: fc.constantFrom('visits', 'seconds'), most: fc.integer({ min: 1, max: 4 }) });
    case 'handler':
      return fc.constantFrom(...TRIGGERS).map((trigger) => ({ trigger }));
    case 'transfer':
      return fc.constant({ to: 'queue:reception' });
    case 'jump':
      return fc.constantFrom(...ids).map((to) => ({ to }));
    case 'message':
      return fc.constant({ text: 'Hello.' });
    case 'tag':
      return fc.constant({ label: 'passed' });
    case 'wait':
      return fc.constantFrom({}, { until: { signal: 'paid', mapping: [{ variable: 'city', pointer: '/city' }] } });
    case 'sendKeys':
      return fc.constant({ keys: '12#' });
    case 'language':
      return fc.constant({ language: 'es-ES', voice: 'aura-2-celeste-es' });
    default:
      return fc.constant({});
  }
}

function nodeOf(kind: NodeKind, ids: readonly string[]): fc.Arbitrary<FlowNode> {
  const group = fc.constantFrom(undefined, undefined, 'frame');
  return fc.tuple(dataOf(kind, ids), group).map(([data, frame]) =>
    flowNodeSchema.parse({
      kind,
      label: kind,
      ...(frame === undefined ? {} : { group: frame }),
      data: { ...nodeKinds[kind].defaults(), ...data },
    }),
  );
}

/** A lane of up to three steps in any order, which need each other or nobody. */
const anyLane: fc.Arbitrary<Flow['afterCall']> = fc
  .uniqueArray(fc.constantFrom('summary', 'score', 'message'), { maxLength: 3 })
  .chain((kinds) =>
    fc.tuple(
      ...kinds.map((kind, index) =>
        fc
          .record({
            name: fc.constantFrom('', 'First', 'Another'),
            when: fc.constantFrom('', 'age > 18', 'durationSeconds > 9'),
            after: fc.constantFrom([], kinds.slice(0, index)),
            data: fc.constantFrom(...LANE_DATA[kind]),
          })
          .map((step) => afterCallStepSchema.parse({ id: kind, kind, ...step })),
      ),
    ),
  );

const LANE_DATA = {
  summary: [{}, { instructions: 'Be brief.' }],
  score: [
    { criteria: [{ id: 'a', question: 'Was it kind?' }] },
    {
      criteria: [
        { id: 'b', question: 'Was it short?', weight: 2 },
        { id: 'a', question: 'Was it kind, too?' },
      ],
    },
  ],
  message: [{ text: 'Hello.' }, { text: 'Hello {{ name }}.' }],
} as const;

const FRAME = {
  kind: 'group',
  label: 'Frame',
  data: { exits: [{ port: 'failed' }, { port: 'noInput' }], limits: { seconds: 60 } },
} as const;

/** Any drawing of up to a dozen steps of every kind, wired at random: some have errors, most have warnings. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .integer({ min: 1, max: 12 })
  .chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `n${index}`);
    const kind = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...FREQUENT) },
      { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
    );
    const nodes = fc.tuple(...ids.map(() => kind.chain((chosen) => nodeOf(chosen, ids))));
    return fc.record({
      nodes,
      afterCall: anyLane,
      start: fc.constantFrom({}, {}, { speaksFirst: 'caller' }, { direction: 'outbound' }),
      targets: fc.infiniteStream(fc.nat()),
      withFrame: fc.boolean(),
    });
  })
  .map(({ nodes: list, start, targets, withFrame, afterCall }) => {
    const drawn: Record<string, unknown> = Object.fromEntries(
      list.map((node, index) => [`n${index}`, framed(node, withFrame)]),
    );
    drawn.start = { kind: 'start', data: start };
    if (withFrame) drawn.frame = FRAME;
    return { ...wired(drawn, targets), afterCall };
  });

function framed(node: FlowNode, withFrame: boolean): FlowNode {
  if (withFrame) return node;
  const { group: _, ...rest } = node;
  return flowNodeSchema.parse(rest);
}

/** Wires every port that must be, and some of the others, to steps drawn from a stream of numbers. */
function wired(nodes: Readonly<Record<string, unknown>>, targets: Iterator<number>): Flow {
  const drawing = flowSchema.parse({ schemaVersion: 1, name: 'Any', nodes, variables: variables() });
  const ends = Object.keys(drawing.nodes).filter((id) => nodeKinds[drawing.nodes[id]?.kind ?? 'say'].hasInput);
  const edges: Record<string, unknown> = {};
  for (const [id, node] of Object.entries(drawing.nodes)) {
    for (const port of portsOf(node)) {
      const drawn = Number(targets.next().value);
      const isLeftOpen = port.fallback !== 'mustBeWired' && drawn % 3 === 0;
      const to = ends[drawn % ends.length];
      if (!isLeftOpen && to !== undefined)
        edges[`e${Object.keys(edges).length}`] = { from: { node: id, port: port.id }, to: { node: to } };
    }
  }
  return { ...drawing, edges: flowSchema.shape.edges.parse(edges) };
}

function variables(): object {
  const texts = SPOKEN.map((name) => [name, { type: 'text' }]);
  const compared = Object.entries(COMPARED).map(([name, type]) => [name, { type }]);
  return Object.fromEntries([...texts, ...compared, ['digits', { type: 'digits' }]]);
}

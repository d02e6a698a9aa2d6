import { compileFlow, type Flow, parseFlow } from '@aybiza/flow';
import { loadTemplate } from '@aybiza/flow/load-template';
import { systemClock } from '@aybiza/foundation/clock';
import { createFakeLlm, type FakeLlmReply } from '@aybiza/providers/llm/fake';
import type { LlmRequest } from '@aybiza/providers/llm/port';
import { expect, test } from 'vitest';
import { writeDescribedFlow } from './write-described-flow.ts';

function flowOf(value: unknown): Flow {
  const parsed = parseFlow(value);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const EMPTY = flowOf({
  schemaVersion: 1,
  name: 'Line',
  nodes: {
    start: { kind: 'start', label: 'Start', data: {} },
    bye: { kind: 'end', label: 'Bye', data: { text: 'Goodbye.' } },
  },
  edges: { first: { from: { node: 'start', port: 'next' }, to: { node: 'bye' } } },
});

/** Replies one after the other, each a list of tools to use. */
async function write(replies: readonly (readonly [name: string, input: unknown][])[], start: Flow = EMPTY) {
  let draft: Flow | undefined = start;
  const states: Flow[] = [];
  const reply = (_request: LlmRequest, index: number): FakeLlmReply => ({
    toolUses: (replies[Math.min(index, replies.length - 1)] ?? []).map(([name, input], use) => ({
      id: `use-${index}-${use}`,
      name,
      input,
    })),
  });
  const model = createFakeLlm({ clock: systemClock(), reply });
  const written = await writeDescribedFlow({
    model,
    description: 'A bakery. People order cakes.',
    signal: new AbortController().signal,
    async edit(change) {
      draft = change(draft ?? start);
      states.push(draft);
      return draft;
    },
  });
  const told = model.requests.map(({ messages }) => JSON.stringify(messages.at(-1)?.content));
  return { written, flow: draft, states, told, requests: model.requests };
}

const GREET = [
  'put_steps',
  { steps: [{ id: 'hello', kind: 'say', label: 'Greeting', data: { text: 'Hello, this is the bakery.' } }] },
] as [string, unknown];
const WIRE = (from: string, port: string, to: string): [string, unknown] => [
  'put_wires',
  { wires: [{ from, port, to }] },
];
const FINISH: [string, unknown] = ['finish', { summary: 'Callers are greeted.' }];

test('a flow is written through tools, step by step, and its steps do not lie on each other', async () => {
  const { written, flow } = await write([
    [GREET, WIRE('start', 'next', 'hello'), WIRE('hello', 'next', 'bye')],
    [FINISH],
  ]);
  expect(written).toEqual({ end: 'finished', summary: 'Callers are greeted.', errors: 0 });
  expect(flow.edges).toMatchObject({
    'start-next': { to: { node: 'hello' } },
    'hello-next': { from: { node: 'hello', port: 'next' }, to: { node: 'bye' } },
  });
  expect(flow.edges).not.toHaveProperty('first');
  expect(flow.nodes.hello?.position).not.toEqual(flow.nodes.start?.position);
});

test('a model that says it is done while something is wrong is told what, and mends it', async () => {
  const { written, told } = await write([
    [GREET, WIRE('start', 'next', 'hello'), FINISH],
    [WIRE('hello', 'next', 'bye')],
    [FINISH],
  ]);
  expect(told[1]).toContain('error OPEN_PORT at hello / next');
  expect(written.end).toBe('finished');
});

test('what cannot be done changes nothing and says why', async () => {
  const { told, states } = await write([
    [
      ['put_steps', { steps: [{ id: 'pay', kind: 'say', label: 'Pay', data: { txt: 'Pay now.' } }] }],
      WIRE('start', 'nowhere', 'bye'),
      WIRE('start', 'next', 'constructor'),
      ['remove_everything', {}],
      ['put_wires', { wires: 'all' }],
    ],
    [FINISH],
  ]);
  expect(states[1]).toEqual(EMPTY);
  for (const reason of [
    'NOT WRITTEN',
    'its ways out are next',
    'no step constructor',
    'no tool remove_everything',
    'wires: ',
  ])
    expect(told[1]).toContain(reason);
});

test('a model that never gets it right is not asked for ever, and what it wrote stays', async () => {
  const { written, flow, requests } = await write([[GREET, WIRE('start', 'next', 'hello'), FINISH]]);
  expect(written).toEqual({ end: 'gaveUp', summary: '', errors: expect.any(Number) });
  expect(written.errors).toBeGreaterThan(0);
  expect(flow.nodes).toHaveProperty('hello');
  expect(requests.length).toBeLessThan(10);
});

test('nobody is asked any more when nobody wants the flow', async () => {
  const model = createFakeLlm({ clock: systemClock(), reply: () => ({ toolUses: [] }) });
  const edits: (Flow | undefined)[] = [EMPTY, undefined];
  const signal = new AbortController().signal;
  const written = await writeDescribedFlow({
    model,
    description: 'A bakery.',
    signal,
    edit: async () => edits.shift(),
  });
  expect(written.end).toBe('stopped');
  expect(model.requests).toHaveLength(1);
});

test('every finished template can be written with the tools alone', async () => {
  for (const id of ['dental-practice', 'restaurant', 'it-help-desk'] as const) {
    const template = flowOf(await loadTemplate(id));
    const { written, flow } = await write(
      [
        [
          [
            'put_variables',
            {
              variables: Object.entries(template.variables).map(([name, { initial: _, ...rest }]) => ({
                name,
                ...rest,
              })),
            },
          ],
          [
            'put_documents',
            { documents: Object.entries(template.knowledge).map(([key, content]) => ({ id: key, ...content })) },
          ],
          [
            'put_steps',
            { steps: Object.entries(template.nodes).map(([key, { position: _, ...node }]) => ({ id: key, ...node })) },
          ],
        ],
        [
          [
            'put_wires',
            {
              wires: Object.values(template.edges).map(({ from, to }) => ({
                from: from.node,
                port: from.port,
                to: to.node,
              })),
            },
          ],
          ['remove_steps', { ids: ['bye'].filter((step) => !Object.hasOwn(template.nodes, step)) }],
        ],
        [FINISH],
      ],
      { ...EMPTY, intents: template.intents },
    );
    expect({ id, end: written.end }).toEqual({ id, end: 'finished' });
    expect(compileFlow(flow).ok).toBe(true);
    expect(Object.keys(flow.nodes).toSorted()).toEqual(Object.keys(template.nodes).toSorted());
  }
});

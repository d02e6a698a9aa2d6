import { readFileSync } from 'node:fs';
import type { CallEvent, Happening } from '@aybiza/call-log';
import { compileFlow, type Flow, parseFlow } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidatesOf } from '../candidates.ts';
import { possibleSteps } from '../possible-steps.ts';
import { logAgain } from '../replay/replay-call.ts';
import { beginScenario, runScenario, takeStep } from '../run-scenario.ts';
import { backTestCall } from './back-test-call.ts';
import { readLoggedCall } from './logged-call.ts';

const template = new URL('../../../flow/templates/dental-practice.json', import.meta.url);
const demo = flowOf(JSON.parse(readFileSync(template, 'utf8')));
const statechart = compile(demo);
const candidates = candidatesOf(statechart);

function flowOf(document: unknown): Flow {
  const parsed = parseFlow(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function compile(flow: Flow): Statechart {
  const compiled = compileFlow(flow);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.statechart;
}

function logOf(chart: Statechart, happenings: readonly Happening[]): CallEvent[] {
  return logAgain(
    chart,
    happenings.map((happening, seq) => ({ ...happening, seq, at: 0 })),
  );
}

const calls = Object.entries(demo.scenarios).map(([id, scenario]) => ({
  id,
  call: readLoggedCall(statechart, logOf(statechart, runScenario(statechart, scenario).happenings)),
}));

function callOf(id: string) {
  const found = calls.find((call) => call.id === id);
  if (found === undefined) throw new Error(`the demo has the call ${id}`);
  return found.call;
}

/** The demo with its wires changed. */
function rewired(change: (from: { node: string; port: string }) => string | undefined): Statechart {
  const edges = Object.entries(demo.edges).map(([id, edge]) => {
    const node = change(edge.from);
    return [id, node === undefined ? edge : { ...edge, to: { node } }];
  });
  return compile(flowOf({ ...demo, edges: Object.fromEntries(edges) }));
}

it('on the flow that it ran, any call goes the same way and has the same outcome', async () => {
  let ended = 0;
  const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 25, size: 'max' });
  await fc.assert(
    fc.asyncProperty(choices, fc.boolean(), async (made, hangsUp) => {
      let simulation = beginScenario(statechart, { at: '2026-11-23T09:30', begins: {} });
      for (const choice of made) {
        const possible = possibleSteps(simulation, candidates);
        if (simulation.outcome !== null || possible.length === 0) break;
        const { steps } = possible[choice % possible.length] ?? { steps: [] };
        simulation = steps.reduce((at, step) => takeStep(at, step).simulation, simulation);
      }
      const happenings = [...simulation.happenings, ...(hangsUp ? [{ type: 'hungUp' } as const] : [])];
      const call = readLoggedCall(statechart, logOf(statechart, happenings));
      if (call.outcome !== null) ended += 1;
      expect(await backTestCall(call, statechart)).toEqual({
        verdict: 'same',
        outcomeWas: call.outcome,
        outcomeNow: call.outcome,
        divergence: null,
        assumed: [],
        undecided: null,
      });
    }),
    { numRuns: 300 },
  );
  expect(ended).toBeGreaterThan(100);
});

it('other words change no way', async () => {
  const need = demo.nodes.need;
  const nodes = { ...demo.nodes, need: { ...need, data: { ...need?.data, prompt: 'What is it about?' } } };
  const edited = compile(flowOf({ ...demo, nodes }));
  for (const { call } of calls) expect((await backTestCall(call, edited)).verdict).toBe('same');
});

it('exactly those calls go another way that took the wire which leads elsewhere', async () => {
  const edited = rewired(({ port }) => (port === 'option.book' ? 'hours' : undefined));
  for (const { id, call } of calls) {
    const tookIt = call.moves.find(({ port }) => port === 'option.book');
    const { verdict, divergence } = await backTestCall(call, edited);
    expect([id, verdict !== 'same']).toEqual([id, tookIt !== undefined]);
    if (tookIt !== undefined)
      expect(divergence).toMatchObject({
        node: tookIt.node,
        seq: tookIt.seq,
        was: { port: 'option.book', to: tookIt.to },
        now: { port: 'option.book', to: 'hours' },
      });
  }
});

it('another ending of a step is another outcome, for the calls that come to it', async () => {
  const { seeYou } = demo.nodes;
  const nodes = { ...demo.nodes, seeYou: { ...seeYou, data: { ...seeYou?.data, outcome: 'appointment' } } };
  const edited = compile(flowOf({ ...demo, nodes }));
  for (const { call } of calls) {
    const { verdict, outcomeWas, outcomeNow } = await backTestCall(call, edited);
    const comes = call.outcome === 'booked';
    expect([verdict, outcomeNow]).toEqual(comes ? ['otherOutcome', 'appointment'] : ['same', outcomeWas]);
  }
});

it('a new step on the way is another path, and what another system would answer there is marked as assumed', async () => {
  const asked = {
    ...demo.nodes,
    remind: {
      kind: 'request',
      label: 'Remind',
      data: { call: { via: 'http', method: 'POST', url: 'https://reminders.example/new' } },
    },
  };
  const edges = {
    ...demo.edges,
    ...Object.fromEntries(
      Object.entries(demo.edges)
        .filter(([, { from }]) => from.node === 'book' && from.port === 'ok')
        .map(([id, edge]) => [id, { ...edge, to: { node: 'remind' } }]),
    ),
    reminded: { from: { node: 'remind', port: 'ok' }, to: { node: 'booked' } },
  };
  const edited = compile(flowOf({ ...demo, nodes: asked, edges }));
  const found = await backTestCall(callOf('books'), edited);
  expect(found).toMatchObject({ verdict: 'otherPath', outcomeNow: 'booked', assumed: ['request'] });
  expect(found.divergence).toMatchObject({ node: 'book', now: { port: 'ok', to: 'remind' } });
  expect((await backTestCall(callOf('hours'), edited)).verdict).toBe('same');
});

it('what a caller was never asked cannot be decided', async () => {
  const edited = rewired(({ port }) => (port === 'option.book' ? 'anythingElse' : undefined));
  const { verdict, undecided } = await backTestCall(callOf('books'), edited);
  expect([verdict, undecided]).toEqual(['undecided', { node: 'anythingElse', reason: 'notAsked' }]);
});

it('a call that goes on behind its end cannot be decided', async () => {
  const edited = rewired(({ node, port }) => (node === 'book' && port === 'ok' ? 'anythingElse' : undefined));
  const { verdict, undecided } = await backTestCall(callOf('books'), edited);
  // To whether there is anything else they said yes: it was said to another question.
  expect([verdict, undecided]).toEqual(['undecided', { node: 'need', reason: 'over' }]);
});

it('who hung up at a step hangs up there, and nobody knows what they would have done at another', async () => {
  const before = runScenario(statechart, { at: '2026-11-23T09:30', begins: {}, steps: [] });
  const words = { type: 'callerSaid', text: 'what are your opening hours?' } as const;
  const leaves = (...happenings: Happening[]) =>
    readLoggedCall(statechart, logOf(statechart, [...before.happenings, ...happenings, { type: 'hungUp' }]));
  const edited = rewired(({ port }) => (port === 'option.hours' ? 'dayAndTime' : undefined));
  expect((await backTestCall(leaves(), edited)).verdict).toBe('same');
  const { verdict, undecided } = await backTestCall(leaves(words), edited);
  expect([verdict, undecided]).toEqual(['undecided', { node: 'dayAndTime', reason: 'hungUp' }]);
});

it('words that fit at a step where they were not said are taken, and marked as assumed', async () => {
  const edited = rewired(({ node }) => (node === 'isFree' ? 'newDayAndTime' : undefined));
  const { start, need } = demo.nodes;
  const again = { ...need, label: 'Once more' };
  const nodes = { ...demo.nodes, start, again };
  const toAgain = Object.entries(demo.edges).map(([id, edge]) =>
    edge.from.node === 'start' ? [id, { ...edge, to: { node: 'again' } }] : [id, edge],
  );
  const copies = Object.entries(demo.edges)
    .filter(([, { from }]) => from.node === 'need')
    .map(([id, edge]) => [`${id}Again`, { ...edge, from: { ...edge.from, node: 'again' } }]);
  const moved = compile(flowOf({ ...demo, nodes, edges: Object.fromEntries([...toAgain, ...copies]) }));
  const found = await backTestCall(callOf('hours'), moved);
  expect(found).toMatchObject({ verdict: 'otherPath', assumed: ['words'], undecided: null });
  expect((await backTestCall(callOf('books'), edited)).verdict).toBe('undecided');
});

it('a model is asked what the log has no answer to, and marked', async () => {
  const edited = rewired(({ port }) => (port === 'option.book' ? 'findTheirs' : undefined));
  const questions: string[] = [];
  const { assumed } = await backTestCall(callOf('books'), edited, async ({ node, ticket }) => {
    questions.push(node);
    return {
      type: 'modelReplied',
      wait: ticket,
      text: '',
      toolUses: [{ id: 'use', name: 'exit_keep', input: {} }],
      modelId: 'test',
      firstTokenMs: 0,
      totalMs: 0,
      inputTokens: 0,
      outputTokens: 0,
    };
  });
  expect(questions).toEqual(['moveOrCancel', 'need']);
  expect(assumed).toEqual(expect.arrayContaining(['request', 'model']));
});

it('a call that was cut off is followed as far as it went', async () => {
  const { events } = callOf('books');
  const cut = readLoggedCall(statechart, events.slice(0, Math.floor(events.length / 2)));
  expect(cut.outcome).toBeNull();
  expect(await backTestCall(cut, statechart)).toMatchObject({ verdict: 'same', outcomeNow: null });
});

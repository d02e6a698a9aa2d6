import { readFileSync } from 'node:fs';
import { type CallEvent, type Happening, happeningOf } from '@aybiza/call-log';
import { advance, type Dialogue, fitCourse, NEW_DIALOGUE } from '@aybiza/dialogue';
import { compileFlow, type Flow, parseFlow } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { possibleSteps } from './possible-steps.ts';
import { logAgain } from './replay/replay-call.ts';
import { beginScenario, runScenario, takeStep } from './run-scenario.ts';

const template = new URL('../../flow/templates/dental-practice.json', import.meta.url);
const parsed = parseFlow(JSON.parse(readFileSync(template, 'utf8')));
if (!parsed.ok) throw new Error('the demo is a flow');
const demo = parsed.value;

function compile(flow: Flow): Statechart {
  const compiled = compileFlow(flow);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value.statechart;
}

const statechart = compile(demo);
const candidates = candidatesOf(statechart);

/** The log of a call in which callers and the world do anything that is possible. */
function anyCall(choices: readonly number[]): CallEvent[] {
  let simulation = beginScenario(statechart, { at: '2026-11-23T09:30', begins: {} });
  for (const choice of choices) {
    const possible = possibleSteps(simulation, candidates);
    if (simulation.outcome !== null || possible.length === 0) break;
    const { steps } = possible[choice % possible.length] ?? { steps: [] };
    simulation = steps.reduce((at, step) => takeStep(at, step).simulation, simulation);
  }
  return logAgain(
    statechart,
    simulation.happenings.map((happening, seq) => ({ ...happening, seq, at: 0 })),
  );
}

const stepThrough = (from: Dialogue, happenings: readonly Happening[]) =>
  happenings.reduce((dialogue, happening) => advance(statechart, dialogue, happening).dialogue, from);

const happeningsOf = (events: readonly CallEvent[]) =>
  events.flatMap((event) => {
    const happening = happeningOf(event);
    return happening === undefined ? [] : [happening];
  });

it('back at any turn of any call, the same again gives the same rest of the call', () => {
  let wentBack = 0;
  const choices = fc.array(fc.nat(), { minLength: 2, maxLength: 25, size: 'max' });
  fc.assert(
    fc.property(choices, fc.nat(), (made, point) => {
      const events = anyCall(made);
      const turns = events.filter(({ type }) => type === 'agentSpoke' || type === 'callerSaid');
      const beforeSeq = turns[point % turns.length]?.seq ?? 0;
      if (events.some(({ type, seq }) => type === 'hungUp' && seq < beforeSeq)) return;
      const { happenings, endsBefore } = fitCourse(statechart, { was: statechart, events, beforeSeq });
      const rest = happeningsOf(events.filter(({ seq }) => seq >= beforeSeq));
      expect(endsBefore).toBeNull();
      expect(stepThrough(stepThrough(NEW_DIALOGUE, happenings), rest)).toEqual(
        stepThrough(NEW_DIALOGUE, happeningsOf(events)),
      );
      wentBack += 1;
    }),
    { numRuns: 300 },
  );
  expect(wentBack).toBeGreaterThan(200);
});

/** A caller books; the demo as it was then. */
const booking = () => {
  const scenario = demo.scenarios.books;
  if (scenario === undefined) throw new Error('the demo has a call that books');
  const { happenings } = runScenario(statechart, scenario);
  return logAgain(
    statechart,
    happenings.map((happening, seq) => ({ ...happening, seq, at: 0 })),
  );
};
const goBack = (flow: Flow) =>
  fitCourse(compile(flow), { was: statechart, events: booking(), beforeSeq: Number.POSITIVE_INFINITY });
const withNode = (id: string, change: object): Flow => {
  const edited = parseFlow({ ...demo, nodes: { ...demo.nodes, [id]: { ...demo.nodes[id], ...change } } });
  if (!edited.ok) throw new Error('the edited demo is a flow');
  return edited.value;
};

it('other words at a step change nothing about the way there', () => {
  const { need } = demo.nodes;
  const { endsBefore, happenings } = goBack(withNode('need', { data: { ...need?.data, prompt: 'What is it?' } }));
  expect(endsBefore).toBeNull();
  expect(happenings.map(({ type }) => type)).toEqual(happeningsOf(booking()).map(({ type }) => type));
});

it('a flow that leads elsewhere is followed up to where it does', () => {
  const edges = Object.entries(demo.edges).map(([id, edge]) =>
    edge.from.port === 'option.book' ? [id, { ...edge, to: { node: 'hours' } }] : [id, edge],
  );
  const edited = { ...demo, edges: Object.fromEntries(edges) };
  const events = booking();
  const { endsBefore, happenings } = goBack(edited);
  // What the calendar answered belongs to a step where the caller does not come any more.
  expect(events.find(({ seq }) => seq === endsBefore)?.type).toBe('requestFinished');
  expect(happenings.map(({ type }) => type)).toEqual(['began', 'callerSaid']);
});

it('what the world was asked at a turn is answered as it was', () => {
  const events = booking();
  const asked = events.find(({ type }) => type === 'requestStarted');
  const { answer } = fitCourse(statechart, { was: statechart, events, beforeSeq: (asked?.seq ?? 0) + 1 });
  expect(answer).toMatchObject({ type: 'requestFinished', status: 200, body: { free: true } });
});

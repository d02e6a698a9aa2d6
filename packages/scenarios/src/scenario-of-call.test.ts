import { readFileSync } from 'node:fs';
import { compileFlow, parseFlow } from '@aybiza/flow';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { possibleSteps } from './possible-steps.ts';
import { keptCallSchema } from './replay/call-export.ts';
import { logAgain } from './replay/replay-call.ts';
import { beginScenario, runScenario, takeStep } from './run-scenario.ts';
import { scenarioOfCall } from './scenario-of-call.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

function compile(document: unknown) {
  const flow = parseFlow(document);
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the flow compiles');
  return compiled.value.statechart;
}

const demo = compile(read('../../flow/templates/dental-practice.json'));
const candidates = candidatesOf(demo);

it('any call, kept as a scenario, passes and takes the way of the call', () => {
  const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 20, size: 'max' });
  fc.assert(
    fc.property(choices, (made) => {
      let simulation = beginScenario(demo, { at: '2026-11-23T09:30', begins: {} });
      for (const choice of made) {
        const possible = possibleSteps(simulation, candidates);
        if (simulation.outcome !== null || possible.length === 0) break;
        const { steps } = possible[choice % possible.length] ?? { steps: [] };
        simulation = steps.reduce((at, step) => takeStep(at, step).simulation, simulation);
      }
      // A call is left where somebody waits for its caller: what the world is asked is answered in a moment.
      if (simulation.asked !== null) return;
      const events = logAgain(
        demo,
        simulation.happenings.map((happening, seq) => ({ ...happening, seq, at: 0 })),
      );
      const { scenario, isWhole } = scenarioOfCall(demo, events);
      const run = runScenario(demo, scenario);
      expect(run.failures).toEqual([]);
      expect(run.moves).toEqual(simulation.moves);
      expect(isWhole).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('a call that was kept says what was said, and how it has to end', () => {
  const { flow, events } = keptCallSchema.parse(read('../call-logs/books-an-appointment.json'));
  const statechart = compile(flow);
  const { scenario, outcome, isWhole } = scenarioOfCall(statechart, events);
  expect({ outcome, isWhole }).toEqual({ outcome: 'booked', isWhole: true });
  expect(scenario.steps.at(-1)).toEqual({ expect: 'outcome', outcome: 'booked' });
  expect(scenario.steps.filter((step) => 'expect' in step && step.expect === 'said').length).toBeGreaterThan(2);
  expect(runScenario(statechart, scenario).passed).toBe(true);
});

it('of a call that the flow does not take any more, as much is kept as it takes', () => {
  const { events } = keptCallSchema.parse(read('../call-logs/books-an-appointment.json'));
  const other = compile({
    schemaVersion: 1,
    name: 'Other',
    nodes: {
      start: { kind: 'start', label: 'Start', data: {} },
      bye: { kind: 'end', label: 'Bye', data: { text: 'We are closed.', outcome: 'closed' } },
    },
    edges: { e: { from: { node: 'start', port: 'next' }, to: { node: 'bye' } } },
  });
  const { scenario, isWhole } = scenarioOfCall(other, events);
  expect(isWhole).toBe(false);
  expect(runScenario(other, scenario).passed).toBe(true);
});

import { type CompileOptions, compileFlow, type Flow } from '@aybiza/flow';
import {
  chaosScenarios,
  coverageOf,
  generateScenarios,
  runScenario,
  type ScenarioResult,
  scenarioOfCall,
  type UnnamedScenario,
} from '@aybiza/scenarios';
import type { Statechart } from '@aybiza/statechart';
import type { Failure, ScenarioReply, ScenarioRequest, Tried } from './scenario-request.ts';

/**
 * Does what was asked, a reply at a time: scenarios one by one, or calls that a search makes up and the ways it found none for.
 * Pure: in a worker, on the page and in tests alike. It gives data: words are made on the page, in the reader's language.
 */
export function* scenarioWork(request: ScenarioRequest): Generator<ScenarioReply> {
  const { flow, subflows, what } = request;
  const compiled = compileFlow(flow, { subflows } satisfies CompileOptions);
  if (!compiled.ok) return yield { type: 'refused' };
  const { statechart } = compiled.value;
  if (what.type === 'run' || what.type === 'measure') {
    for (const [id, scenario] of Object.entries(what.scenarios)) {
      yield { type: 'ran', id, tried: tryScenario(flow, statechart, scenario) };
    }
    if (what.type === 'measure' && what.calls.length > 0) {
      const calls = what.calls.map((scenario) => ({ scenario, tried: tryScenario(flow, statechart, scenario) }));
      yield { type: 'retried', calls };
    }
  } else if (what.type === 'fromCall') {
    const { scenario, isWhole, outcome, node } = scenarioOfCall(statechart, what.events);
    yield { type: 'fromCall', scenario, isWhole, outcome, node };
  } else {
    const { calls, uncovered } = generateScenarios(flow, statechart);
    const found = what.goingWrong ? chaosScenarios(statechart, calls) : calls;
    yield {
      type: 'generated',
      calls: found.map((call) => ({ call, tried: tryScenario(flow, statechart, call.scenario) })),
      uncovered: what.goingWrong ? [] : uncovered,
    };
  }
  yield { type: 'done' };
}

function tryScenario(flow: Flow, statechart: Statechart, scenario: UnnamedScenario): Tried {
  const result = runScenario(statechart, scenario);
  const { passed, outcome, durationMs, moves } = result;
  return {
    passed,
    outcome,
    durationMs,
    moves,
    edges: edgesOf(flow, result),
    failures: failuresOf(statechart, scenario, result),
  };
}

function edgesOf(flow: Flow, result: ScenarioResult): string[] {
  return [...coverageOf(flow, [result]).edges].filter(([, count]) => count > 0).map(([id]) => id);
}

/** Each failure with the way up to it: the same call, left at that step. */
function failuresOf(statechart: Statechart, scenario: UnnamedScenario, { failures }: ScenarioResult): Failure[] {
  return failures.map(({ step, what }) => {
    const { moves } = runScenario(statechart, { ...scenario, steps: scenario.steps.slice(0, step + 1) });
    return { step, what, moves };
  });
}

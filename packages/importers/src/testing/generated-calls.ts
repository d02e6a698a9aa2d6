import type { Flow } from '@aybiza/flow';
import { ENGLISH_BY_ID, failureSentence, generateScenarios, nameCalls, runScenario } from '@aybiza/scenarios';
import { statechartOf } from './imported.ts';

export interface GeneratedCalls {
  readonly calls: number;
  /** What did not go as it was found to go, call by call; empty when everything holds. */
  readonly failures: readonly string[];
  /** Wires that no call was found for. */
  readonly uncovered: number;
}

/** Searches for calls that take every wire of a flow and runs each again. `budget` is how many steps are tried. @throws Error when it does not compile */
export function runGeneratedCalls(flow: Flow, budget: number): GeneratedCalls {
  const statechart = statechartOf(flow);
  const { calls, uncovered } = generateScenarios(flow, statechart, { budget });
  const found = nameCalls(calls, ENGLISH_BY_ID).map((scenario) => ({
    scenario,
    result: runScenario(statechart, scenario),
  }));
  const failures = found.flatMap(({ scenario, result }) => [
    ...result.failures.map(
      (failure) => `${scenario.name}: step ${failure.step}: ${failureSentence(failure, ENGLISH_BY_ID)}`,
    ),
    ...(result.outcome === null ? [`${scenario.name}: the call never ends.`] : []),
  ]);
  return { calls: calls.length, failures, uncovered: uncovered.length };
}

import { compileFlow, type Flow } from '@aybiza/flow';
import { generateScenarios, runScenario } from '@aybiza/scenarios';

export interface GeneratedCalls {
  readonly calls: number;
  /** What did not go as it was found to go, call by call; empty when everything holds. */
  readonly failures: readonly string[];
  /**
   * Calls whose last step comes too late: the search lets a caller go on speaking while something is decided that ends the call. The
   * call itself goes as it was found to go, and is none of the failures.
   */
  readonly late: readonly string[];
  /** Wires that no call was found for. */
  readonly uncovered: number;
}

const TOO_LATE = /^The call was (already )?over\b/;

/** Searches for calls that take every wire of a flow and runs each again. `budget` is how many steps are tried. */
export function runGeneratedCalls(flow: Flow, budget: number): GeneratedCalls {
  const compiled = compileFlow(flow);
  if (!compiled.ok) return { calls: 0, failures: compiled.error.map(({ message }) => message), late: [], uncovered: 0 };
  const { statechart } = compiled.value;
  const { scenarios, uncovered } = generateScenarios(flow, statechart, { budget });
  const found = scenarios.map((scenario) => ({ scenario, result: runScenario(statechart, scenario) }));
  const told = found.flatMap(({ scenario, result }) => [
    ...result.failures.map(({ step, message }) => ({ name: scenario.name, step, message })),
    ...(result.outcome === null ? [{ name: scenario.name, step: -1, message: 'The call never ends.' }] : []),
  ]);
  const write = (isLate: boolean) =>
    told
      .filter(({ message }) => TOO_LATE.test(message) === isLate)
      .map(({ name, step, message }) => `${name}: step ${step}: ${message}`);
  return { calls: scenarios.length, failures: write(false), late: write(true), uncovered: uncovered.length };
}

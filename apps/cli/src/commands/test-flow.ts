import { writeFile } from 'node:fs/promises';
import { compileFlow, type Flow, type Scenario } from '@aybiza/flow';
import {
  chaosScenarios,
  coverageOf,
  ENGLISH_BY_ID,
  failureSentence,
  type GeneratedScenarios,
  generateScenarios,
  nameCalls,
  runScenario,
  SCENARIO_SENTENCES,
  type ScenarioResult,
} from '@aybiza/scenarios';
import { describeProblems } from '../describe-problems.ts';
import { type JUnitCase, junitXml } from '../junit-xml.ts';
import { readFlow } from '../read-flow.ts';
import { readSubflows } from '../read-subflows.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';

export interface TestFlowOptions {
  /** Runs, beside the flow's own scenarios, calls that together take every wire. */
  readonly generated: boolean;
  /** Runs calls in which something goes wrong: silence, lost hearing, systems that fail, a caller who cuts in. */
  readonly chaos: boolean;
  /** Where the results are written for other programs. */
  readonly junit?: string | undefined;
  /** `<agent>@<version>=<file>` for every flow that subflow nodes name. */
  readonly subflow?: readonly string[] | undefined;
}

/** `aybiza test`: runs the flow's scenarios in virtual time. A wire that no generated call takes is told, and does not fail. */
export async function testFlow(file: string, options: TestFlowOptions, { out, err }: Terminal): Promise<ExitCode> {
  const flow = await readFlow(file);
  const compiled = compileFlow(flow, { subflows: await readSubflows(options.subflow) });
  if (!compiled.ok) {
    err(describeProblems(flow, compiled.error));
    return EXIT.problems;
  }
  const { statechart } = compiled.value;
  const own = Object.values(flow.scenarios);
  const generated: GeneratedScenarios =
    options.generated || options.chaos ? generateScenarios(flow, statechart) : { calls: [], uncovered: [] };
  const chaos = options.chaos ? chaosScenarios(statechart, generated.calls) : [];
  const words = { ...ENGLISH_BY_ID, nodeName: (node: string) => flow.nodes[node]?.label || node };
  const runs = [...own, ...nameCalls(generated.calls, words), ...nameCalls(chaos, words)].map((scenario) => ({
    scenario,
    result: runScenario(statechart, scenario),
  }));
  for (const { scenario, result } of runs) if (!result.passed) out(describeFailure(scenario, result));
  for (const { node, port, reason } of generated.uncovered)
    out(`not taken  ${nameOf(flow, node)}, ${port}: ${SCENARIO_SENTENCES.reasons[reason]}\n`);
  if (options.junit !== undefined) await writeFile(options.junit, junitXml(flow.name, runs.map(toCase)));
  const failed = runs.filter(({ result }) => !result.passed).length;
  const { share } = coverageOf(
    flow,
    runs.map(({ result }) => result),
  );
  out(`${file}: ${runs.length} scenarios, ${failed} failed, ${Math.floor(share * 100)} % of the wires taken\n`);
  return failed === 0 ? EXIT.ok : EXIT.problems;
}

function describeFailure({ name }: Scenario, { failures }: ScenarioResult): string {
  return [`failed  ${name}`, ...toLines(failures).map((line) => `        ${line}`), ''].join('\n');
}

/** By their ids, as they stand in the file. */
function toLines(failures: ScenarioResult['failures']): readonly string[] {
  return failures.map((failure) => `step ${failure.step + 1}: ${failureSentence(failure, ENGLISH_BY_ID)}`);
}

function nameOf(flow: Flow, node: string): string {
  const label = flow.nodes[node]?.label ?? '';
  return label === '' ? node : `${node} “${label}”`;
}

function toCase({ scenario, result }: { scenario: Scenario; result: ScenarioResult }): JUnitCase {
  return {
    name: scenario.name,
    seconds: result.durationMs / 1000,
    failures: toLines(result.failures),
  };
}

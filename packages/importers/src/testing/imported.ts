import { compileFlow, type Flow, type Scenario, scenarioSchema } from '@aybiza/flow';
import { ENGLISH_BY_ID, failureSentence, runScenario } from '@aybiza/scenarios';
import type { Statechart } from '@aybiza/statechart';
import type { ImportedFlow, ReportEntry } from '../import-report.ts';
import { importFlow } from '../index.ts';

/** What an import gives, for tests of documents that must be taken. @throws Error when it is refused */
export function imported(document: unknown): ImportedFlow {
  const result = importFlow(document);
  if (!result.ok)
    throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error.issues)}`);
  return result.value;
}

/** Flows are not changed: each is compiled once, however often it is called. */
const compiledBefore = new WeakMap<Flow, Statechart>();

/** What a flow compiles to. @throws Error when it does not compile */
export function statechartOf(flow: Flow): Statechart {
  const known = compiledBefore.get(flow);
  if (known !== undefined) return known;
  const compiled = compileFlow(flow);
  if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join(' '));
  compiledBefore.set(flow, compiled.value.statechart);
  return compiled.value.statechart;
}

/** What is not as the steps of a scenario say when the flow is called; nothing when all is. */
export function failuresOf(flow: Flow, ...steps: Scenario['steps']): readonly string[] {
  const scenario = scenarioSchema.parse({ name: 'Test', steps });
  return runScenario(statechartOf(flow), scenario).failures.map(
    (failure) => `${failure.step}: ${failureSentence(failure, ENGLISH_BY_ID)}`,
  );
}

/** The nodes of one kind, by id. */
export function nodesOf<Kind extends Flow['nodes'][string]['kind']>(
  flow: Flow,
  kind: Kind,
): { id: string; data: Extract<Flow['nodes'][string], { kind: Kind }>['data'] }[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) =>
    node.kind === kind ? [{ id, data: node.data as never }] : [],
  );
}

/** Where a port of a node leads. */
export function targetOf(flow: Flow, node: string, port: string): string | undefined {
  return Object.values(flow.edges).find(({ from }) => from.node === node && from.port === port)?.to.node;
}

/** What the report says of a step, line by line. */
export function linesOf({ report }: ImportedFlow, source: string): readonly ReportEntry[] {
  return report.entries.filter((entry) => entry.source === source);
}

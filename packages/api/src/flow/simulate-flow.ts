import type { Happening } from '@aybiza/call-log';
import type { Scenario } from '@aybiza/flow';
import {
  coverageOf,
  ENGLISH_BY_ID,
  failureSentence,
  generateScenarios,
  nameCalls,
  runScenario,
  type ScenarioResult,
} from '@aybiza/scenarios';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { compileGiven } from './given-flow.ts';
import { simulateFlowInput, simulateFlowOutput } from './simulate-flow.schema.ts';

/** The search for calls takes every wire several times; beyond this it would keep others waiting. */
const MOST_NODES_GENERATED = 200;

/** Calls in virtual time: nobody is called and nothing is changed. */
export const simulateFlow = workspaceProcedure({
  role: 'viewer',
  scope: 'flows:read',
  route: 'POST /flow-simulations',
  summary: 'Simulate calls of a flow',
  description: `Runs scenarios in virtual time, on an agent’s draft or on a flow document that need not be saved: what would be said, which \
steps are passed, how the call ends and what was expected otherwise. Nobody is called and no other system is asked.`,
})
  .input(simulateFlowInput)
  .output(simulateFlowOutput)
  .mutation(async ({ ctx, input: { scenarios, generated, ...given } }) => {
    await ctx.services.trialLimit.count(ctx.workspaceId);
    const { document, compiled } = await ctx.inWorkspace((tx) => compileGiven(tx, given));
    if (!compiled.ok) return { status: 'refused' as const, problems: [...compiled.error] };
    if (generated && Object.keys(document.nodes).length > MOST_NODES_GENERATED)
      throw apiError(
        'FLOW_REFUSED',
        `Calls are made up for flows of up to ${MOST_NODES_GENERATED} steps. Use aybiza test.`,
      );
    const { statechart } = compiled.value;
    const found = generated ? generateScenarios(document, statechart).calls : [];
    const all = [...(scenarios ?? Object.values(document.scenarios)), ...nameCalls(found, ENGLISH_BY_ID)];
    const results = all.map((scenario) => ({ scenario, result: runScenario(statechart, scenario) }));
    const coverage = coverageOf(
      document,
      results.map(({ result }) => result),
    );
    return {
      status: 'simulated' as const,
      runs: results.map(({ scenario, result }) => toRun(scenario, result)),
      failed: results.filter(({ result }) => !result.passed).length,
      coverage: coverage.share,
    };
  });

function toRun({ name }: Scenario, { passed, failures, outcome, durationMs, happenings, moves }: ScenarioResult) {
  const path = moves.flatMap(({ node, to }, index) => (index === 0 ? [node, to] : [to]));
  return {
    name,
    passed,
    failures: failures.map((failure) => ({
      step: failure.step,
      message: failureSentence(failure, ENGLISH_BY_ID),
    })),
    outcome,
    durationMs,
    transcript: happenings.flatMap(toLine),
    path: path.filter((node) => node !== ''),
  };
}

function toLine(happening: Happening): { who: 'agent' | 'caller'; text: string }[] {
  if (happening.type === 'agentHeard') return [{ who: 'agent', text: happening.text }];
  if (happening.type === 'callerSaid') return [{ who: 'caller', text: happening.text }];
  if (happening.type === 'callerPressed') return [{ who: 'caller', text: `[${happening.key}]` }];
  return [];
}

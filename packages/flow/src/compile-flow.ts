import { err, ok, type Result } from '@aybiza/foundation/result';
import { STATECHART_VERSION, type StateConfig, type Statechart } from '@aybiza/statechart';
import { type CompiledLane, compileAfterCall } from './after-call/compile-after-call.ts';
import { checkSettings } from './check-settings.ts';
import { type CompiledScope, compileScope } from './compile-scope.ts';
import { contentHash } from './content-hash.ts';
import { type Credentials, checkCredentials } from './credentials.ts';
import { sameName } from './expressions/lowered-variables.ts';
import type { Flow } from './flow.ts';
import { passagesOf } from './knowledge.ts';
import { checkLibrary, type Library } from './library.ts';
import { readPhoneNumber } from './phone-number.ts';
import type { Problem } from './problem.ts';
import { buildCallGraph } from './proofs/call-graph.ts';
import { checkDataFlow } from './proofs/data-flow.ts';
import { checkEndings } from './proofs/endings.ts';
import { checkHandlers } from './proofs/handlers.ts';
import { checkPerson } from './proofs/person.ts';
import { checkRules } from './proofs/rules.ts';
import { checkSilence } from './proofs/silence.ts';
import { areUsesAlike, keepProofs, recallProofs } from './recall-proofs.ts';
import { checkStructure } from './structure.ts';
import { contactVariable } from './variable.ts';

export interface CompiledFlow {
  readonly statechart: Statechart;
  /** SHA-256 of the statechart's JSON, whose members stand in an order that no document decides. */
  readonly hash: string;
  /** What an author should know and may publish with. */
  readonly warnings: readonly Problem[];
}

/** What a flow is compiled with beside itself. */
export interface CompileOptions {
  /** The published flows that subflow nodes may name, by `subflowKey`. */
  readonly subflows?: ReadonlyMap<string, Flow>;
  /** The agents that can call somebody, each with what its flow is told before; without it nobody checks whom steps after a call name. */
  readonly callers?: ReadonlyMap<string, readonly string[]> | undefined;
  /** What the workspace has that steps may answer from; left out, nothing is said about what is missing. */
  readonly library?: Library | undefined;
  /** What the workspace may show to other systems; left out, nothing is said about what is missing. */
  readonly credentials?: Credentials | undefined;
}

const NO_SUBFLOWS: ReadonlyMap<string, Flow> = new Map();

const APOLOGY = '#flow.apology';

/** Names for what is said or done without a node on the canvas; `$` cannot stand in a node's id. */
export const BUILT_IN = { apology: '$apology', gone: '$gone' } as const;

/**
 * Everything the compiler has to say about a flow, errors first. Never throws.
 * The compiler's own reading without its result, so that the two cannot disagree. Nodes that are the same objects as in an earlier check
 * are not read again, and what was proved of the drawing holds on while only words change.
 */
export function validateFlow(flow: Flow, options: CompileOptions = {}): readonly Problem[] {
  return read(flow, options, true).problems;
}

/**
 * Flow to statechart. Pure and byte-stable: the same flow gives the same hash on every machine, however its records are ordered.
 * A flow with errors gives its problems instead.
 */
export function compileFlow(flow: Flow, options: CompileOptions = {}): Result<CompiledFlow, readonly Problem[]> {
  const { scope, lane, problems } = read(flow, options, false);
  if (problems.some(({ severity }) => severity === 'error')) return err(problems);
  const statechart = assemble(flow, scope, lane);
  return ok({ statechart, hash: contentHash(statechart), warnings: problems });
}

/** One reading for both: what is wrong, and what the statechart is made of, unless only the first is wanted. */
function read(
  flow: Flow,
  { subflows = NO_SUBFLOWS, callers, library, credentials }: CompileOptions,
  checksOnly: boolean,
): { scope: CompiledScope; lane: CompiledLane; problems: Problem[] } {
  const problems: Problem[] = [];
  const lane = compileAfterCall(flow, { problems, callers });
  const known = checksOnly ? recallProofs(flow, subflows) : undefined;
  const scope = compileScope(
    flow,
    {
      path: '#flow',
      prefix: '',
      nameOf: sameName,
      returns: () => undefined,
      builtIn: (trigger) =>
        trigger === 'hangUp' ? { target: '#flow.gone', to: BUILT_IN.gone } : { target: APOLOGY, to: BUILT_IN.apology },
      subflows,
      inside: [],
      checksOnly,
      graph: known?.graph,
    },
    problems,
  );
  const isProved = known !== undefined && areUsesAlike(known, scope.uses);
  const proofs = isProved ? known.problems : prove(flow, scope, lane.reads);
  if (checksOnly) keepProofs({ flow, subflows, graph: scope.graph, uses: scope.uses, problems: proofs });
  problems.push(...checkSettings(flow), ...proofs);
  if (library !== undefined) problems.push(...checkLibrary(flow, library));
  if (credentials !== undefined) problems.push(...checkCredentials(flow, credentials));
  problems.sort(bySeverityAndNode);
  return { scope, lane, problems };
}

/** What is wrong with the drawing, whatever each step says. */
function prove(flow: Flow, { graph, uses }: CompiledScope, readAfterCall: ReadonlySet<string>): readonly Problem[] {
  const call = buildCallGraph(graph, uses);
  return [
    ...checkStructure(flow, graph),
    ...checkEndings(call),
    ...checkSilence(flow, call),
    ...checkHandlers(flow, call),
    ...checkPerson(flow, call),
    ...checkDataFlow(flow, call, readAfterCall),
    ...checkRules(flow, call),
  ];
}

/** Errors first, then in the order of the nodes' ids. */
function bySeverityAndNode(left: Problem, right: Problem): number {
  if (left.severity !== right.severity) return left.severity === 'error' ? -1 : 1;
  const [one, other] = [left.place.node ?? '', right.place.node ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

function assemble(flow: Flow, scope: CompiledScope, lane: CompiledLane): Statechart {
  const {
    language,
    timeZone,
    voice,
    persona,
    apology,
    fallbackNumber = '',
    maxCallMinutes,
    recordingNotice,
  } = flow.settings;
  const fallback = readPhoneNumber(fallbackNumber);
  const { on = {}, always, states = {} } = scope.state;
  const ofContact = contactVariablesOf(flow, [...scope.asksOfContact, ...lane.reads]);
  const maxCallMs = Math.round(maxCallMinutes * 60_000);
  // The call's own clock: a core that reads none learns from these how long it has lasted.
  const marks = [...new Set(scope.marks)].sort((left, right) => left - right).filter((ms) => ms !== maxCallMs);
  return {
    statechartVersion: STATECHART_VERSION,
    settings: {
      language,
      timeZone,
      voice,
      persona,
      apology,
      ...(fallback === undefined ? {} : { fallbackNumber: fallback }),
      ...(recordingNotice === undefined ? {} : { recordingNotice }),
      recordsFromStart: !scope.startsRecording,
      ...(Object.keys(ofContact).length === 0 ? {} : { looksUpCaller: true }),
    },
    variables: { ...scope.variables, ...ofContact },
    handlers: [...scope.handlers],
    within: scope.within,
    knowledge: scope.answers ? passagesOf(flow.knowledge) : {},
    ...(lane.steps.length === 0 ? {} : { afterCall: [...lane.steps] }),
    machine: {
      id: 'flow',
      initial: 'main',
      on,
      ...(always === undefined ? {} : { always }),
      after: Object.fromEntries([
        ...marks.map((ms) => [String(ms), [{ actions: [{ type: 'passTime', params: { ms } }] }]]),
        [String(maxCallMs), [scope.timeLimit]],
      ]),
      states: { ...states, ...builtInStates(apology) },
    },
  };
}

/** What is kept of a caller, as far as the flow reads it. */
function contactVariablesOf(flow: Flow, reads: readonly string[]): Statechart['variables'] {
  const names = [...new Set(reads)].filter((name) => !Object.hasOwn(flow.variables, name)).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = contactVariable(name);
      return found === undefined
        ? []
        : [[name, { type: found.type, personal: found.personal, initial: found.initial }]];
    }),
  );
}

function builtInStates(apology: string): Record<string, StateConfig> {
  return {
    apology: {
      entry: [
        { type: 'say', params: { node: BUILT_IN.apology, variants: [[apology]], interruption: 'protected' } },
        { type: 'hangUp', params: { node: null, outcome: 'failed' } },
      ],
      always: [{ target: '#flow.ended' }],
    },
    gone: {
      entry: [{ type: 'hangUp', params: { node: null, outcome: 'hung up' } }],
      always: [{ target: '#flow.ended' }],
    },
    ended: { type: 'final' },
  };
}

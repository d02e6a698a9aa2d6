import { err, ok, type Result } from '@aybiza/foundation/result';
import { STATECHART_VERSION, type StateConfig, type Statechart, type TransitionConfig } from '@aybiza/statechart';
import { contentHash } from './canonical-json.ts';
import { compileNode, type FlowScope, scopeOf } from './compile-node.ts';
import type { Flow } from './flow.ts';
import { buildGraph, byId, type Graph } from './graph.ts';
import { checkLiveness } from './liveness.ts';
import { portsOf } from './node-kinds/index.ts';
import type { PortFallback } from './port.ts';
import type { Problem } from './problem.ts';
import { checkStructure, findFallbackHandler } from './structure.ts';

export interface CompiledFlow {
  readonly statechart: Statechart;
  /** SHA-256 of the statechart's canonical JSON. */
  readonly hash: string;
  /** What an author should know and may publish with. */
  readonly warnings: readonly Problem[];
}

const APOLOGY = '#flow.apology';

/** Names for what is said or done without a node on the canvas; `$` cannot stand in a node's id. */
const BUILT_IN = { apology: '$apology', gone: '$gone' } as const;

/**
 * Everything the compiler has to say about a flow, errors first. Never throws.
 * It compiles to find out: there is no second reading of the flow that could disagree.
 */
export function validateFlow(flow: Flow): readonly Problem[] {
  return build(flow).problems;
}

/**
 * Flow to statechart. Pure and byte-stable: the same flow gives the same hash on every machine, however its records are ordered.
 * A flow with errors gives its problems instead.
 */
export function compileFlow(flow: Flow): Result<CompiledFlow, readonly Problem[]> {
  const { statechart, problems } = build(flow);
  if (problems.some(({ severity }) => severity === 'error')) return err(problems);
  return ok({ statechart, hash: contentHash(statechart), warnings: problems });
}

function build(flow: Flow): { statechart: Statechart; problems: Problem[] } {
  const problems: Problem[] = [];
  const graph = buildGraph(flow, problems);
  problems.push(...checkStructure(graph), ...checkLiveness(graph));
  const scope = scopeOf(flow);
  const states = (region: ReadonlySet<string>) => compileRegion(region, { graph, scope, problems });
  // Nodes nobody reaches are compiled too, for their problems, and left out of the chart.
  const unreached = new Set([...graph.nodes.keys()].filter((id) => !graph.main.has(id) && !graph.aside.has(id)));
  states(unreached);
  const statechart = assemble(flow, graph, { scope, main: states(graph.main), aside: states(graph.aside) });
  problems.sort(
    (left, right) => rank(left) - rank(right) || byId([left.place.node ?? '', 0], [right.place.node ?? '', 0]),
  );
  return { statechart, problems };
}

function rank({ severity }: Problem): number {
  return severity === 'error' ? 0 : 1;
}

interface RegionScope {
  readonly graph: Graph;
  readonly scope: FlowScope;
  readonly problems: Problem[];
}

function compileRegion(
  region: ReadonlySet<string>,
  { graph, scope, problems }: RegionScope,
): Record<string, StateConfig> {
  const states: [string, StateConfig][] = [];
  for (const id of [...region].sort()) {
    const node = graph.nodes.get(id);
    if (node === undefined || node.kind === 'comment') continue;
    const fallbacks = new Map(portsOf(node).map((port) => [port.id, port.fallback]));
    const target = (port: string) => transitionTo(graph, { node: id, port }, fallbacks.get(port));
    states.push([id, compileNode(id, node, { flow: scope, target, problems })]);
  }
  return Object.fromEntries(states);
}

function transitionTo(
  graph: Graph,
  from: { node: string; port: string },
  fallback: PortFallback | undefined,
): TransitionConfig {
  const wired = graph.wires.get(from.node)?.get(from.port);
  const inherited = fallback === 'silence' || fallback === 'failure' ? findFallbackHandler(graph, fallback) : undefined;
  const to = wired ?? inherited;
  const actions: TransitionConfig['actions'] = [{ type: 'move', params: { ...from, to: to ?? BUILT_IN.apology } }];
  return { target: to === undefined ? APOLOGY : stateOf(graph, to), actions };
}

function stateOf(graph: Graph, node: string): string {
  return `#flow.${graph.main.has(node) ? 'main' : 'aside'}.${node}`;
}

interface Regions {
  readonly scope: FlowScope;
  readonly main: Record<string, StateConfig>;
  readonly aside: Record<string, StateConfig>;
}

function assemble(flow: Flow, graph: Graph, { scope, main, aside }: Regions): Statechart {
  const { language, timeZone, voice, persona, apology, maxCallMinutes } = flow.settings;
  const [start = 'start'] = graph.starts;
  const hasAside = Object.keys(aside).length > 0;
  const asideState: StateConfig = {
    initial: Object.keys(aside)[0],
    states: aside,
    onDone: [{ target: '#flow.ended' }],
  };
  return {
    statechartVersion: STATECHART_VERSION,
    settings: { language, timeZone, voice, persona, apology },
    variables: Object.fromEntries(
      [...scope.declared].sort(byId).map(([name, { type, personal, initial }]) => [name, { type, personal, initial }]),
    ),
    handlers: spokenHandlers(graph),
    machine: {
      id: 'flow',
      initial: 'main',
      on: rootEvents(graph),
      after: { [String(Math.round(maxCallMinutes * 60_000))]: [rootTransition(graph, 'timeLimit')] },
      states: {
        main: {
          initial: start,
          states: { ...main, whereTheCallerWas: { type: 'history', history: 'deep' } },
          onDone: [{ target: '#flow.ended' }],
        },
        ...(hasAside ? { aside: asideState } : {}),
        ...builtInStates(apology),
      },
    },
  };
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

function spokenHandlers(graph: Graph): Statechart['handlers'] {
  return graph.handlers.flatMap((id) => {
    const node = graph.nodes.get(id);
    if (node?.kind !== 'handler' || node.data.trigger.on !== 'says') return [];
    const { phrases, key } = node.data.trigger;
    return [{ node: id, event: `handler.${id}`, label: node.label, phrases, ...(key === undefined ? {} : { key }) }];
  });
}

type SystemTrigger = 'error' | 'hangUp' | 'timeLimit' | 'silence';

/** Where something that happens to the whole call leads: to the author's handler for it, else to what is built in. */
function rootTransition(graph: Graph, trigger: SystemTrigger): TransitionConfig {
  const handler = graph.handlers.find((id) => {
    const node = graph.nodes.get(id);
    return node?.kind === 'handler' && node.data.trigger.on === trigger;
  });
  if (handler !== undefined) return handlerTransition(graph, handler, trigger);
  return { target: trigger === 'hangUp' ? '#flow.gone' : APOLOGY };
}

function handlerTransition(graph: Graph, handler: string, port: string): TransitionConfig {
  return { target: stateOf(graph, handler), actions: [{ type: 'move', params: { node: '', port, to: handler } }] };
}

function rootEvents(graph: Graph): Record<string, TransitionConfig[]> {
  const error = [rootTransition(graph, 'error')];
  const spoken = graph.handlers.map((id) => [`handler.${id}`, [handlerTransition(graph, id, 'handler')]]);
  return { ...Object.fromEntries(spoken), error, stalled: error, hungUp: [rootTransition(graph, 'hangUp')] };
}

import type { StateConfig, Statechart, StatechartHandler, TransitionConfig } from '@aybiza/statechart';
import { byId } from './by-id.ts';
import { checkSubflow, takeOver } from './check-subflow.ts';
import { compileNode, type NodePlace, type NodeScope, scopeOf, type VariableUse } from './compile-node.ts';
import {
  type Compiling,
  type Growing,
  type Surroundings,
  stateOf,
  variablesOfGroup,
  wayTransition,
} from './compiling.ts';
import type { Flow } from './flow.ts';
import { buildGraph, type Graph } from './graph/build-graph.ts';
import { groupsAround } from './graph/groups.ts';
import { wayBy } from './graph/ways.ts';
import type { Way } from './graph/wires.ts';
import type { FlowNode } from './node.ts';
import type { CompileContext, SubflowRequest } from './node-kinds/definition.ts';
import { type Problem, problem } from './problem.ts';
import { keepReading, type NodeReading, recallReading } from './recall-reading.ts';
import { builtInTransition, ownHandlers, scopeTransitions, systemTransition } from './scope-transitions.ts';
import { say } from './sentences/say.ts';
import { checkStructure } from './structure.ts';
import { CALL_VARIABLES, contactVariable } from './variable.ts';

/** How a pinned version of a flow is named among those that a compilation is given. */
export function subflowKey({ agent, version }: { readonly agent: string; readonly version: number }): string {
  return `${agent}@${version}`;
}

/** The history state of the main conversation; a node's id has no `$`. */
const WHERE_THE_CALLER_WAS = '$back';

/** Flows inside flows: deeper nesting is a mistake. */
const MAX_SUBFLOW_DEPTH = 8;

/** A flow as a state with its regions, and what the statechart needs to know beside it. */
export interface CompiledScope {
  readonly graph: Graph;
  /** What each node does with variables. */
  readonly uses: ReadonlyMap<string, VariableUse>;
  readonly state: StateConfig;
  readonly variables: Statechart['variables'];
  readonly handlers: readonly StatechartHandler[];
  readonly within: Record<string, string>;
  /** Lengths of the call that some node asks about, in milliseconds. */
  readonly marks: readonly number[];
  /** Some node uses the knowledge of the flow. */
  readonly answers: boolean;
  /** Some node starts the recording: until then there is none. */
  readonly startsRecording: boolean;
  /** What nodes ask of a caller who is remembered, by the names of what a call brings. */
  readonly asksOfContact: ReadonlySet<string>;
  /** Where a call leads that has lasted too long. */
  readonly timeLimit: TransitionConfig;
}

/** A flow to the state that holds it. Pure; what is wrong goes into `problems`. */
export function compileScope(flow: Flow, around: Surroundings, problems: Problem[]): CompiledScope {
  const graph = around.graph ?? buildGraph(flow);
  problems.push(...graph.problems);
  const growing: Growing = {
    variables: [],
    handlers: [],
    within: {},
    marks: [],
    answers: false,
    startsRecording: false,
    asksOfContact: new Set(),
  };
  const scopes = scopesOf(flow, graph, { around, problems });
  const compiling: Compiling = { flow, around, graph, scopes, places: new Map(), uses: new Map(), growing, problems };
  for (const [group, scope] of scopes) compiling.places.set(group, placeIn(scope, compiling));
  declareVariables(compiling);
  // Nodes nobody reaches are compiled too, for their problems, and left out of the chart.
  const unreached = [...graph.nodes.keys()].filter((id) => !graph.main.has(id) && !graph.aside.has(id));
  for (const id of unreached) compileState(id, compiling);
  const main = compileRegion(graph.main, compiling);
  main[WHERE_THE_CALLER_WAS] = { history: 'deep', type: 'history' };
  const aside = compileRegion(graph.aside, compiling);
  noteAsksOfContact(compiling);
  const [start = ''] = graph.starts;
  const isInner = around.inside.length > 0;
  return {
    graph,
    uses: compiling.uses,
    state: {
      initial: 'main',
      states: {
        main: {
          initial: start,
          states: main,
          ...(isInner ? {} : { onDone: [{ target: '#flow.ended' }] }),
        },
        ...(Object.keys(aside).length === 0
          ? {}
          : {
              aside: {
                initial: firstOf(aside),
                states: aside,
                ...(isInner ? {} : { onDone: [{ target: '#flow.ended' }] }),
              },
            }),
      },
      ...scopeTransitions(compiling, undefined),
    },
    variables: Object.fromEntries(growing.variables.toSorted(byId)),
    handlers: [...ownHandlers(compiling), ...growing.handlers],
    within: growing.within,
    marks: growing.marks,
    answers: growing.answers,
    startsRecording: growing.startsRecording,
    asksOfContact: growing.asksOfContact,
    timeLimit: systemTransition(compiling, undefined, 'timeLimit') ?? builtInTransition(compiling, 'timeLimit'),
  };
}

/** The scope of the flow, and of each group in it. */
function scopesOf(
  flow: Flow,
  graph: Graph,
  { around, problems }: { around: Surroundings; problems: Problem[] },
): Map<string | undefined, NodeScope> {
  const taken = new Set(Object.keys(flow.variables));
  const scopes = new Map<string | undefined, NodeScope>([[undefined, scopeOf(flow, [], around.nameOf)]]);
  const flowScope = scopes.get(undefined);
  for (const id of graph.frames) {
    for (const name of Object.keys(variablesOfGroup(graph, id))) {
      if (taken.has(name)) {
        const said = say('DUPLICATE_VARIABLE.declared', name);
        problems.push(problem('DUPLICATE_VARIABLE', { node: id, field: `variables.${name}` }, said));
      }
      taken.add(name);
    }
  }
  for (const id of graph.frames) {
    const variables = [id, ...groupsAround(graph, id)].map((group) => variablesOfGroup(graph, group));
    const hasOwn = variables.some((own) => Object.keys(own).length > 0);
    // Most groups have no variables: their nodes share the scope of the flow.
    if (flowScope !== undefined) scopes.set(id, hasOwn ? scopeOf(flow, variables, around.nameOf) : flowScope);
  }
  return scopes;
}

function declareVariables({ around, growing, graph, scopes }: Compiling): void {
  const own = new Map(scopes.get(undefined)?.declared);
  for (const id of graph.frames)
    for (const [name, variable] of Object.entries(variablesOfGroup(graph, id))) own.set(name, variable);
  for (const [name, variable] of own) {
    const { type, personal, initial } = variable;
    const known = around.nameOf(name);
    // What a call brings is declared once, by the flow it begins in.
    if (around.inside.length > 0 && known === name) continue;
    // What is kept of a caller is declared only where somebody asks for it: such a call looks for it.
    if (variable === contactVariable(name)) continue;
    growing.variables.push([known, { type, personal, initial }]);
  }
}

function noteAsksOfContact({ flow, uses, growing }: Compiling): void {
  for (const { reads, writes } of uses.values()) {
    for (const { variable } of [...reads, ...writes])
      if (isBrought(flow, variable) && contactVariable(variable) !== undefined) growing.asksOfContact.add(variable);
  }
}

/** Is it what every call brings, and not a variable that the flow has under that name? */
function isBrought({ variables }: Flow, name: string): boolean {
  return Object.hasOwn(CALL_VARIABLES, name) && !Object.hasOwn(variables, name);
}

/** The nodes of a region as states, those of a group inside the group's own state. */
function compileRegion(region: ReadonlySet<string>, compiling: Compiling): Record<string, StateConfig> {
  const { graph, around, growing } = compiling;
  const top: [string, StateConfig][] = [];
  const inGroups = new Map<string, [string, StateConfig][]>();
  const entriesOf = (group: string | undefined) => {
    if (group === undefined) return top;
    const known = inGroups.get(group);
    if (known !== undefined) return known;
    const entries: [string, StateConfig][] = [];
    inGroups.set(group, entries);
    return entries;
  };
  for (const id of graph.nodes.keys()) {
    if (!region.has(id)) continue;
    const state = compileState(id, compiling);
    if (state === undefined) continue;
    const group = graph.groups.get(id);
    entriesOf(group).push([id, state]);
    if (group !== undefined) growing.within[around.prefix + id] = around.prefix + group;
    else if (around.prefix !== '') growing.within[around.prefix + id] = around.prefix.slice(0, -1);
  }
  // Inner groups first: each is put into the one around it.
  const depth = (group: string) => groupsAround(graph, group).length;
  const groups = new Set([...inGroups.keys()].flatMap((group) => [group, ...groupsAround(graph, group)]));
  for (const group of [...groups].sort((left, right) => depth(right) - depth(left) || (left < right ? -1 : 1))) {
    const outer = graph.groups.get(group);
    const states = inOrder(entriesOf(group));
    entriesOf(outer).push([group, groupState(group, states, compiling)]);
    if (outer !== undefined) growing.within[around.prefix + group] = around.prefix + outer;
    else if (around.prefix !== '') growing.within[around.prefix + group] = around.prefix.slice(0, -1);
  }
  return inOrder(top);
}

/** Without a prototype the engine keeps them as a table: an object that grows by a thousand names is copied again and again. */
function inOrder(states: readonly [string, StateConfig][]): Record<string, StateConfig> {
  const table: Record<string, StateConfig> = Object.create(null);
  for (const [name, state] of states.toSorted(byId)) table[name] = state;
  return table;
}

function firstOf(states: Record<string, StateConfig>): string {
  return Object.keys(states)[0] ?? '';
}

function groupState(group: string, states: Record<string, StateConfig>, compiling: Compiling): StateConfig {
  const { around, graph } = compiling;
  const node = graph.nodes.get(group);
  const limits =
    node?.kind === 'group' && node.data.limits.seconds !== undefined ? node.data.limits.seconds : undefined;
  const entry = node?.kind === 'group' ? node.data.entry : '';
  return {
    // XState asks for one; every transition names the step it leads to.
    initial: Object.hasOwn(states, entry) ? entry : firstOf(states),
    states,
    meta: { node: around.prefix + group, kind: 'group' },
    ...(limits === undefined ? {} : { after: { [String(limits * 1000)]: [groupTimeLimit(compiling, group)] } }),
    ...scopeTransitions(compiling, group),
  };
}

/** Who stays too long in a group: by its port, else to its handler for that. */
function groupTimeLimit(compiling: Compiling, group: string): TransitionConfig {
  const { graph } = compiling;
  const way = wayBy(graph, group, { id: 'timeLimit', fallback: 'failure' });
  const caught = way.by === 'wire' ? undefined : systemTransition(compiling, group, 'timeLimit');
  return caught ?? wayTransition(compiling, group, way);
}

function placeIn(scope: NodeScope, compiling: Compiling): NodePlace {
  const { around, graph, problems } = compiling;
  return {
    prefix: around.prefix,
    scope,
    problems,
    returns: around.returns,
    back: `${around.path}.main.${WHERE_THE_CALLER_WAS}`,
    target: (node, port) => wayTransition(compiling, node, wayOut(graph, node, port)),
    subflow: (node, request, report) => compileSubflow(node, { request, report }, compiling),
  };
}

function compileState(id: string, compiling: Compiling): StateConfig | undefined {
  const { graph, places, around, problems, uses, growing } = compiling;
  const node = graph.nodes.get(id);
  const place = places.get(node?.kind === 'group' ? id : graph.groups.get(id));
  if (node === undefined || place === undefined || node.kind === 'comment') return undefined;
  if (node.kind === 'limit' && node.data.counts === 'seconds') growing.marks.push(node.data.most * 1000);
  if (node.kind === 'answer' || (node.kind === 'converse' && node.data.sources.length > 0)) growing.answers = true;
  if (node.kind === 'recording' && node.data.mode === 'start') growing.startsRecording = true;
  if (around.checksOnly) {
    const reading = readNode(id, node, { compiling, place });
    if (reading.problems.length > 0) problems.push(...reading.problems);
    uses.set(id, reading.use);
    return undefined;
  }
  const { state, use } = compileNode(id, node, place);
  uses.set(id, use);
  return node.kind === 'group' ? undefined : state;
}

function wayOut(graph: Graph, id: string, port: string): Way {
  const own = graph.ways.get(id)?.find((way) => way.port === port);
  return own ?? wayBy(graph, id, { id: port, fallback: 'failure' });
}

/** A node's problems and what it does with variables, without its state. */
function readNode(
  id: string,
  node: FlowNode,
  { compiling, place }: { compiling: Compiling; place: NodePlace },
): NodeReading {
  const isKept = place.scope === compiling.scopes.get(undefined) && node.kind !== 'subflow';
  const known = isKept ? recallReading(compiling.flow, id, node) : undefined;
  if (known !== undefined) return known;
  const problems: Problem[] = [];
  const { use } = compileNode(id, node, { ...place, problems, target: () => ({}) });
  if (isKept) keepReading({ id, node, flow: compiling.flow }, { use, problems });
  return { use, problems };
}

/** A pinned version of another flow, as a state of this one. Its variables and nodes carry the node's name before their own. */
function compileSubflow(
  id: string,
  { request, report }: { request: SubflowRequest; report: CompileContext['report'] },
  compiling: Compiling,
): StateConfig | undefined {
  const { around, growing } = compiling;
  const key = subflowKey(request);
  const flow = around.subflows.get(key);
  if (flow === undefined) {
    report('UNKNOWN_SUBFLOW', 'version', say('UNKNOWN_SUBFLOW', request.version));
    return undefined;
  }
  if (around.inside.includes(key) || around.inside.length >= MAX_SUBFLOW_DEPTH) {
    report('SUBFLOW_RECURSION', 'agent', say('SUBFLOW_RECURSION'));
    return undefined;
  }
  const prefix = `${around.prefix}${id}/`;
  const nameOf = (variable: string) => (isBrought(flow, variable) ? variable : prefix + variable);
  const path = stateOf(compiling, id);
  const inner: Problem[] = [];
  const compiled = compileScope(
    flow,
    {
      path,
      prefix,
      nameOf,
      returns: (outcome) => {
        const back = request.returns(outcome);
        return { ...back, actions: [...takeOver(request, nameOf), ...(back.actions ?? [])] };
      },
      builtIn: () => ({
        target: request.fails.target ?? path,
        to: around.prefix + id,
        actions: request.fails.actions ?? [],
      }),
      subflows: around.subflows,
      inside: [...around.inside, key],
      checksOnly: around.checksOnly,
    },
    inner,
  );
  const broken = [...inner, ...checkStructure(flow, compiled.graph)].find(({ severity }) => severity === 'error');
  if (broken?.code === 'SUBFLOW_RECURSION') report(broken.code, 'version', broken.said);
  else if (broken !== undefined) report('SUBFLOW_BROKEN', 'version', say('SUBFLOW_BROKEN', broken.said));
  checkSubflow(request, compiled.graph, { flow, report });
  growing.variables.push(...Object.entries(compiled.variables));
  growing.handlers.push(...compiled.handlers);
  growing.marks.push(...compiled.marks);
  growing.answers ||= compiled.answers;
  growing.startsRecording ||= compiled.startsRecording;
  for (const name of compiled.asksOfContact) growing.asksOfContact.add(name);
  Object.assign(growing.within, compiled.within);
  // Told in a state of its own: coming back from a handler enters this one again, and must not begin anew.
  const told = Object.entries(compiled.variables).map(([variable, { initial }]) => ({
    variable,
    value: request.inputs[variable.slice(prefix.length)] ?? { op: 'value' as const, value: initial },
  }));
  return {
    ...compiled.state,
    initial: 'begin',
    states: {
      begin: { entry: [{ type: 'set', params: { assignments: told } }], always: [{ target: `${path}.main` }] },
      ...compiled.state.states,
    },
  };
}

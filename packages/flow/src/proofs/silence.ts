import { findLoops } from '../find-loops.ts';
import { goRoundAtMost, wiresBetween } from '../fixes.ts';
import type { Flow } from '../flow.ts';
import type { Graph } from '../graph/build-graph.ts';
import { reachable } from '../graph/reachable.ts';
import { APOLOGY, isQuestion } from '../graph/ways.ts';
import type { NodeKind } from '../node.ts';
import { definitionOf } from '../node-kinds/index.ts';
import { JUMP_PORT } from '../node-kinds/jump/define.ts';
import { postOrder } from '../post-order.ts';
import { mended, type Problem, problem } from '../problem.ts';
import { say } from '../sentences/say.ts';
import type { CallGraph } from './call-graph.ts';

/** Whether silence, of callers or of ours, comes to an end. */
export function checkSilence(flow: Flow, call: CallGraph): Problem[] {
  return [...checkSilentCallers(flow, call.graph), ...checkIdleTime(call)];
}

/** So often a caller who says nothing is asked again, where a fix decides. */
const ROUNDS = 2;

/** A way round on which a caller who says nothing is sent for ever, or at least until the longest call is over. */
function checkSilentCallers(flow: Flow, graph: Graph): Problem[] {
  const silent = new Map<string, string[]>();
  for (const id of graph.main) silent.set(id, silentTargets(graph, id));
  for (const id of graph.aside) silent.set(id, silentTargets(graph, id));
  joinResumes(graph, silent);
  return findLoops(silent).flatMap((loop) => {
    const [node = ''] = loop;
    // Without anything to wait for it spins, which is reported as such.
    if (!loop.some((id) => isQuestion(graph, id))) return [];
    const names = loop.map((id) => graph.nodes.get(id)?.label || id).join(' → ');
    return [
      mended(
        { ...problem('SILENT_LOOP', { node }, say('SILENT_LOOP', names)), path: loop },
        goRoundAtMost(flow, silentWires(flow, graph, loop), ROUNDS),
      ),
    ];
  });
}

/** The wires between two steps of the way round by which silence leads. */
function silentWires(flow: Flow, graph: Graph, loop: readonly string[]): string[] {
  for (const [index, from] of loop.entries()) {
    const node = graph.nodes.get(from);
    const ports = node === undefined ? undefined : definitionOf<NodeKind>(node).silentPorts?.(node.data);
    const wires = wiresBetween(flow, { from, to: loop[(index + 1) % loop.length] }, ports);
    if (wires.length > 0) return wires;
  }
  return [];
}

/** Who resumes goes back to the question that led into the handler. */
function joinResumes(graph: Graph, silent: Map<string, string[]>): void {
  const origins = new Map<string, string[]>();
  for (const id of graph.main) {
    for (const to of silent.get(id) ?? [])
      if (graph.nodes.get(to)?.kind === 'handler') origins.set(to, [...(origins.get(to) ?? []), id]);
  }
  for (const [handler, questions] of origins) {
    for (const id of reachable([handler], (from) => silent.get(from) ?? [])) {
      if (graph.nodes.get(id)?.kind === 'resume') silent.set(id, [...(silent.get(id) ?? []), ...questions]);
    }
  }
}

/** Where a caller who never says anything may come next, the apology left out. Of a decision and of others' answers every outcome counts. */
function silentTargets(graph: Graph, id: string): string[] {
  const node = graph.nodes.get(id);
  if (node === undefined) return [];
  const silent = definitionOf<NodeKind>(node).silentPorts?.(node.data);
  // Who has passed a limit often enough goes another way: round it nobody goes for ever.
  const isCounted = node.kind === 'limit' && node.data.counts === 'visits';
  const targets: string[] = [];
  for (const { port, to } of graph.ways.get(id) ?? []) {
    const isTaken = port === JUMP_PORT || (silent?.includes(port) ?? true);
    if (isTaken && to !== APOLOGY && !(isCounted && port === 'under') && !targets.includes(to)) targets.push(to);
  }
  return targets;
}

/** Longer than anybody holds the line without hearing something new. */
const LONGEST_IDLE_SECONDS = 20;

/**
 * The longest time for which a caller may wait while nobody tells them anything: what the steps in a row may take together. A way
 * round counts once; that it is one is told elsewhere.
 */
function checkIdleTime(call: CallGraph): Problem[] {
  const { graph, nodes } = call;
  // All of them in a row would not be long.
  if (nodes.reduce((sum, id) => sum + idleSecondsOf(graph, id), 0) <= LONGEST_IDLE_SECONDS) return [];
  const idle = new Map(nodes.map((id) => [id, idleSecondsOf(graph, id)]));
  const longest = new Map<string, { readonly seconds: number; readonly next: string | undefined }>();
  /** Where a call goes on from a node without a word to the caller. */
  const onwards = (id: string) =>
    (call.ways.get(id) ?? []).filter(({ port, to }) => port !== '' && !speaksAt(graph, to)).map(({ to }) => to);
  for (const id of postOrder(nodes, onwards)) {
    let next: string | undefined;
    let after = 0;
    for (const to of onwards(id)) {
      const further = longest.get(to)?.seconds ?? 0;
      if (further > after) [after, next] = [further, to];
    }
    longest.set(id, { seconds: (idle.get(id) ?? 0) + after, next });
  }
  const isContinued = new Set([...longest].map(([id, { next }]) => (idle.get(id) === 0 ? undefined : next)));
  return nodes.flatMap((id) => {
    const { seconds = 0 } = longest.get(id) ?? {};
    // The wait begins at a step that is idle itself, and is told once for all that lead to it.
    if (seconds <= LONGEST_IDLE_SECONDS || idle.get(id) === 0 || isContinued.has(id)) return [];
    const path: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !path.includes(at); at = longest.get(at)?.next)
      path.push(at);
    return [{ ...problem('LONG_SILENCE', { node: id }, say('LONG_SILENCE', Math.round(seconds))), path }];
  });
}

function idleSecondsOf(graph: Graph, id: string): number {
  const node = graph.nodes.get(id);
  return node === undefined ? 0 : (definitionOf<NodeKind>(node).idleSeconds?.(node.data) ?? 0);
}

function speaksAt(graph: Graph, id: string): boolean {
  const node = graph.nodes.get(id);
  if (node === undefined) return true;
  const { speaks, callerPorts } = definitionOf<NodeKind>(node);
  return speaks?.(node.data) ?? (callerPorts?.(node.data).length ?? 0) > 0;
}

import { findLoops } from './find-loops.ts';
import { type Graph, groupsAround, reachable } from './graph.ts';
import type { NodeKind } from './node.ts';
import { definitionOf, portsOf } from './node-kinds/index.ts';
import { JUMP_PORT } from './node-kinds/jump/define.ts';
import { type Problem, problem } from './problem.ts';
import { APOLOGY, isQuestion, targetOf, waysOf } from './ways.ts';

/** Where a call ends, or is somebody else's: nothing has to come after it. */
const EXITS: readonly NodeKind[] = ['end', 'transfer'];
/**
 * Can every caller get out? Looks at all ways through the graph, whatever the conditions on them say: a way that no caller can really
 * take may be reported, one that a caller can take is never passed over. Linear in nodes and wires.
 */
export function checkLiveness(graph: Graph): Problem[] {
  return [...checkEnds(graph), ...checkSilence(graph)];
}

/**
 * Not nodes either: any question of a scope, at which a caller may ask for its handlers. A wire from each to each would be
 * quadratic.
 */
const ASKING = '$asking';

function askingIn(group: string | undefined): string {
  return group === undefined ? ASKING : `${ASKING} ${group}`;
}

/** Where callers come to whom no way leads out, however they answer and whomever they ask for. */
function checkEnds(graph: Graph): Problem[] {
  const before = waysBack(graph);
  const leaving = (ends: readonly NodeKind[]) => {
    const exits = [...graph.nodes].filter(([, node]) => ends.includes(node.kind)).map(([id]) => id);
    return reachable([APOLOGY, ...exits], (id) => before.get(id) ?? []);
  };
  const leaves = leaving(EXITS);
  // Resuming leads back to the very question that was left: for that question it is no way out, for the handler it is an end.
  const leavesAside = leaving([...EXITS, 'resume']);
  const isCaught = (id: string) => !(graph.main.has(id) ? leaves : leavesAside).has(id);
  // The place where callers are caught; of everything behind it the same would have to be said.
  const isEntrance = (id: string) =>
    before.get(id)?.some((from) => !from.startsWith(ASKING) && !isCaught(from)) ?? true;
  const message = 'A caller who comes here can never finish: no way from here leads to an end or to a person.';
  return [...graph.main, ...graph.aside]
    .filter((id) => isCaught(id) && isEntrance(id))
    .map((node) => problem('NEVER_ENDS', { node }, message));
}

/** For every place, where callers can come from. */
function waysBack(graph: Graph): Map<string, string[]> {
  const before = new Map<string, string[]>();
  const note = (from: string, to: string) => {
    const known = before.get(to);
    if (known === undefined) before.set(to, [from]);
    else known.push(from);
  };
  for (const id of graph.handlers) {
    const node = graph.nodes.get(id);
    if (node?.kind === 'handler' && node.data.trigger.on === 'says') note(askingIn(graph.groups.get(id)), id);
  }
  for (const id of [...graph.main, ...graph.aside]) {
    const node = graph.nodes.get(id);
    if (node === undefined) continue;
    for (const { to } of waysOf(graph, id)) note(id, to);
    if (!isQuestion(graph, id)) continue;
    for (const group of [...groupsAround(graph, id), undefined]) note(id, askingIn(group));
    // A group that is left after a time is a way out of every question in it.
    for (const group of groupsAround(graph, id)) {
      const over = graph.wires.get(group)?.get('timeLimit');
      if (over !== undefined) note(id, over);
    }
  }
  return before;
}

/** A way round on which a caller who says nothing is sent for ever, or at least until the longest call is over. */
function checkSilence(graph: Graph): Problem[] {
  const silent = new Map<string, string[]>();
  for (const id of [...graph.main, ...graph.aside]) {
    const node = graph.nodes.get(id);
    if (node === undefined) continue;
    silent.set(
      id,
      silentTargets(graph, id).filter((to) => to !== APOLOGY),
    );
  }
  joinResumes(graph, silent);
  return findLoops(silent).flatMap((loop) => {
    const [node = ''] = loop;
    // Without anything to wait for it spins, which is reported as such.
    if (!loop.some((id) => isQuestion(graph, id))) return [];
    const names = loop.map((id) => graph.nodes.get(id)?.label || id).join(' → ');
    const message = `A caller who says nothing, or has hung up without a sign, is never let go: ${names} goes round until the longest call is over.`;
    return [{ ...problem('SILENT_LOOP', { node }, message), path: loop }];
  });
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

/** Where a caller who never says anything may come next. Of a decision and of others' answers every outcome counts. */
function silentTargets(graph: Graph, id: string): string[] {
  const node = graph.nodes.get(id);
  if (node === undefined) return [];
  const silent = definitionOf<NodeKind>(node).silentPorts?.(node.data);
  // Who has passed a limit often enough goes another way: round it nobody goes for ever.
  const isCounted = node.kind === 'limit' && node.data.counts === 'visits';
  const ports = portsOf(node).filter(
    (port) => (silent?.includes(port.id) ?? true) && !(isCounted && port.id === 'under'),
  );
  const jump = graph.wires.get(id)?.get(JUMP_PORT);
  return [...new Set([...ports.map((port) => targetOf(graph, id, port)), ...(jump === undefined ? [] : [jump])])];
}

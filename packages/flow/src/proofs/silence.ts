import { findLoops } from '../find-loops.ts';
import { type Graph, reachable } from '../graph.ts';
import type { NodeKind } from '../node.ts';
import { definitionOf, portsOf } from '../node-kinds/index.ts';
import { JUMP_PORT } from '../node-kinds/jump/define.ts';
import { type Problem, problem } from '../problem.ts';
import { APOLOGY, isQuestion, targetOf } from '../ways.ts';

/** A way round on which a caller who says nothing is sent for ever, or at least until the longest call is over. */
export function checkSilence(graph: Graph): Problem[] {
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

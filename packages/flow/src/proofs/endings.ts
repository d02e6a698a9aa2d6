import { reachable } from '../graph/reachable.ts';
import { APOLOGY } from '../graph/ways.ts';
import type { NodeKind } from '../node.ts';
import { type Problem, problem } from '../problem.ts';
import { say } from '../sentences/say.ts';
import { type CallGraph, isJunction } from './call-graph.ts';
import { worstCaseTurns } from './worst-case.ts';

/** Where a call ends, or is somebody else's: nothing has to come after it. */
const EXITS: ReadonlySet<NodeKind> = new Set<NodeKind>(['end', 'transfer']);

/**
 * Can every caller get out? Twice: is there any way at all, and is there one that nobody but the caller decides about. Both look at
 * all ways through the drawing; the second takes every decision of conditions, other systems and the model against the caller, so
 * where nothing is reported every caller who wants to can finish. Linear in nodes and ways.
 */
export function checkEndings(call: CallGraph): Problem[] {
  const trapped = withoutWayOut(call);
  return [
    ...entrancesOf(trapped, call).map((node) => problem('NEVER_ENDS', { node }, say('NEVER_ENDS'))),
    ...checkWorstCase(call, trapped),
  ];
}

/** Where callers come to whom no way leads out, however they answer and whomever they ask for. */
function withoutWayOut({ graph, nodes, before }: CallGraph): ReadonlySet<string> {
  const leaving = (isExit: (kind: NodeKind) => boolean) => {
    const exits = nodes.filter((id) => isExit(graph.nodes.get(id)?.kind ?? 'comment'));
    return reachable([APOLOGY, ...exits], (id) => before.get(id) ?? []);
  };
  const leaves = leaving((kind) => EXITS.has(kind));
  // Resuming leads back to the very question that was left: for that question it is no way out, for the handler it is an end.
  const leavesAside = graph.aside.size === 0 ? leaves : leaving((kind) => EXITS.has(kind) || kind === 'resume');
  return new Set(nodes.filter((id) => !(graph.main.has(id) ? leaves : leavesAside).has(id)));
}

/** The doors of the trap; of everything behind them the same would have to be said. */
function entrancesOf(trapped: ReadonlySet<string>, { before }: CallGraph): string[] {
  return [...trapped].filter((id) => before.get(id)?.some((from) => !isJunction(from) && !trapped.has(from)) ?? true);
}

/** Where a caller can be kept for ever, because somebody else decides whether they get on. */
function checkWorstCase(call: CallGraph, trapped: ReadonlySet<string>): Problem[] {
  const { graph, nodes } = call;
  const main = leavingForSure(call, (kind) => EXITS.has(kind));
  const aside = graph.aside.size === 0 ? main : leavingForSure(call, (kind) => EXITS.has(kind) || kind === 'resume');
  const kept = new Set(nodes.filter((id) => !(graph.main.has(id) ? main : aside).has(id) && !trapped.has(id)));
  return entrancesOf(kept, call).map((node) => {
    const path = roundOf(call, node, kept);
    const names = path.map((id) => graph.nodes.get(id)?.label || id).join(' → ');
    return { ...problem('MAY_NEVER_END', { node }, say('MAY_NEVER_END', names)), path };
  });
}

/**
 * From where a caller gets out whatever others decide. Somebody who counts lets go at last, so a way round a \`limit\` is taken to
 * lead out as far as \`reached\` does; each is then looked at again, until none was believed wrongly.
 */
function leavingForSure(call: CallGraph, isExit: (kind: NodeKind) => boolean): ReadonlyMap<string, number> {
  const { graph, nodes, ways } = call;
  const kindOf = (id: string) => graph.nodes.get(id)?.kind ?? 'comment';
  const believed = new Set(nodes.filter((id) => kindOf(id) === 'limit'));
  for (;;) {
    const leaving = worstCaseTurns(call, {
      isGoal: (id) => isExit(kindOf(id)),
      isGoalWay: (_, { to }) => to === APOLOGY,
      isGranted: (id) => believed.has(id),
    });
    const wrong = [...believed].filter(
      (id) => !(ways.get(id) ?? []).every(({ to }) => to === APOLOGY || leaving.has(to)),
    );
    if (wrong.length === 0) return leaving;
    for (const id of wrong) believed.delete(id);
  }
}

/** A way on which a caller is kept: on and on among the places that keep them, until one comes again; it stands there twice. */
function roundOf({ ways }: CallGraph, from: string, kept: ReadonlySet<string>): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = from; at !== undefined; ) {
    path.push(at);
    if (seen.has(at)) break;
    seen.add(at);
    at = ways.get(at)?.find(({ port, to }) => port !== '' && kept.has(to))?.to;
  }
  return path;
}

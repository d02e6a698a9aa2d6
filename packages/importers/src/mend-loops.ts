import {
  definitionOf,
  type FlowNode,
  findKnots,
  flowNodeSchema,
  type NodeKind,
  pausesAt,
  portsOf,
  type Ways,
} from '@aybiza/flow';
import type { Drawing } from './drawing.ts';
import { findBackWays } from './find-back-ways.ts';

/** A limit that was put on a way round. */
export interface Mended {
  readonly limit: string;
  /** The node it stands before. */
  readonly before: string;
  readonly reason: string;
}

/** A way round that only talks and decides: ten rounds of it are more than any caller hears out. */
const SPINNING_ROUNDS = 10;
/** How often a caller who says nothing is asked again. */
const SILENT_ROUNDS = 3;
/** A conversation without a way out: long enough for any real one. */
const ENDLESS_ROUNDS = 50;

/** The questions: nodes with a port of their own for a caller who says nothing. */
function isQuestion(node: FlowNode): boolean {
  return definitionOf<NodeKind>(node).silentPorts !== undefined;
}

/**
 * Puts `limit` nodes where the compiler refuses a way round (nobody waits on it, or no way leads out of it) and where a caller who
 * says nothing would go round until the longest call is over. Each such caller's call ends after some rounds.
 */
export function mendLoops(drawing: Drawing): Mended[] {
  return [...mendSpinning(drawing), ...mendSilent(drawing), ...mendEndless(drawing)];
}

function mendSpinning(drawing: Drawing): Mended[] {
  const ways = collectWays(drawing, (node) => (pausesAt(node) ? undefined : (port) => !isCounted(node, port)));
  return putLimits(drawing, findBackWays(ways), {
    most: SPINNING_ROUNDS,
    reason: `In the original callers can go round here without ever being asked; after ${SPINNING_ROUNDS} rounds the call ends.`,
  });
}

function mendSilent(drawing: Drawing): Mended[] {
  const reason = `In the original a caller who says nothing goes round here without end; after ${SILENT_ROUNDS} rounds the call ends.`;
  const silences = knotWays(silentWays(drawing)).filter(({ from }) => isQuestionId(drawing, from));
  const first = putLimits(drawing, silences, { most: SILENT_ROUNDS, reason, onlySilent: true });
  // What is still a way round has no question on it: only other systems and pauses.
  const rest = findBackWays(silentWays(drawing));
  return [...first, ...putLimits(drawing, rest, { most: ENDLESS_ROUNDS, reason: endless() })];
}

function endless(): string {
  return `In the original a call can go round here without end; after ${ENDLESS_ROUNDS} rounds it ends.`;
}

/** Where no way leads to an end or a transfer: one way round of each such knot is counted. */
function mendEndless(drawing: Drawing): Mended[] {
  const caught = findCaught(drawing);
  const ways = new Map(
    [...caught].map((id) => [id, targets(drawing, id).filter((target) => caught.has(target))] as const),
  );
  const mended: Mended[] = [];
  for (const knot of findKnots(ways)) {
    const inside = new Set(knot);
    // A knot that leads on into another one is let out there.
    if (knot.some((id) => ways.get(id)?.some((target) => !inside.has(target)))) continue;
    const [from = ''] = knot;
    const to = ways.get(from)?.find((target) => inside.has(target));
    if (to !== undefined)
      mended.push(...putLimits(drawing, [{ from, to }], { most: ENDLESS_ROUNDS, reason: endless() }));
  }
  return mended;
}

function findCaught({ nodes, wires, end }: Drawing): Set<string> {
  const before = new Map<string, string[]>();
  const free: string[] = [end];
  for (const [id, node] of nodes) {
    const wired = wires.get(id);
    const leaves =
      node.kind === 'end' || node.kind === 'transfer' || portsOf(node).some((port) => wired?.has(port.id) !== true);
    if (leaves && node.kind !== 'comment') free.push(id);
    for (const target of wired?.values() ?? []) {
      const known = before.get(target);
      if (known === undefined) before.set(target, [id]);
      else known.push(id);
    }
  }
  const seen = new Set(free);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    for (const from of before.get(id) ?? []) {
      if (seen.has(from)) continue;
      seen.add(from);
      free.push(from);
    }
  }
  return new Set([...nodes.keys()].filter((id) => !seen.has(id) && nodes.get(id)?.kind !== 'comment'));
}

function targets({ wires }: Drawing, id: string): string[] {
  return [...new Set(wires.get(id)?.values() ?? [])];
}

function isQuestionId({ nodes }: Drawing, id: string): boolean {
  const node = nodes.get(id);
  return node !== undefined && isQuestion(node);
}

function isCounted(node: FlowNode, port: string): boolean {
  return node.kind === 'limit' && node.data.counts === 'visits' && node.data.most <= 100 && port === 'under';
}

/** Where a caller who never says anything may come next. */
function silentWays(drawing: Drawing): Ways {
  return collectWays(drawing, (node) => {
    const silent = definitionOf<NodeKind>(node).silentPorts?.(node.data);
    const isLimit = node.kind === 'limit' && node.data.counts === 'visits';
    return (port) => (silent?.includes(port) ?? true) && !(isLimit && port === 'under');
  });
}

/** The ways by those ports of each node that count; nodes for which there are none to count are left out. */
function collectWays(
  { nodes, wires }: Drawing,
  counting: (node: FlowNode) => ((port: string) => boolean) | undefined,
): Ways {
  const ways = new Map<string, readonly string[]>();
  for (const [id, node] of nodes) {
    const counts = counting(node);
    if (counts === undefined || node.kind === 'comment') continue;
    const found = [...(wires.get(id) ?? [])].filter(([port]) => counts(port)).map(([, target]) => target);
    ways.set(id, [...new Set(found)]);
  }
  return ways;
}

/** Every way that lies inside a knot. */
function knotWays(ways: Ways): { from: string; to: string }[] {
  return findKnots(ways).flatMap((knot) => {
    const inside = new Set(knot);
    return knot.flatMap((from) => (ways.get(from) ?? []).filter((to) => inside.has(to)).map((to) => ({ from, to })));
  });
}

interface LimitPlan {
  readonly most: number;
  readonly reason: string;
  /** Only on the ports by which silence leaves: whoever answers is not counted. */
  readonly onlySilent?: boolean;
}

/** One limit before each node that is led back to, on exactly these ways. */
function putLimits(drawing: Drawing, ways: readonly { from: string; to: string }[], plan: LimitPlan): Mended[] {
  const limits = new Map<string, string>();
  const mended: Mended[] = [];
  for (const { from, to } of ways) {
    const node = drawing.nodes.get(from);
    const ports = drawing.wires.get(from);
    if (node === undefined || ports === undefined) continue;
    const silent = plan.onlySilent === true ? definitionOf<NodeKind>(node).silentPorts?.(node.data) : undefined;
    let limit = limits.get(to);
    if (limit === undefined) {
      limit = drawing.freeId(`limit-${to}`.slice(0, 56));
      limits.set(to, limit);
      const label = `At most ${plan.most} rounds`;
      drawing.nodes.set(limit, flowNodeSchema.parse({ kind: 'limit', label, data: { most: plan.most } }));
      drawing.wires.set(
        limit,
        new Map([
          ['under', to],
          ['reached', drawing.end],
        ]),
      );
      mended.push({ limit, before: to, reason: plan.reason });
    }
    for (const [port, target] of ports) if (target === to && (silent?.includes(port) ?? true)) ports.set(port, limit);
  }
  return mended;
}

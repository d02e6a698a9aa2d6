import type { Flow } from '../flow.ts';
import { type Problem, problem } from '../problem.ts';
import type { Moment, Rule } from '../rule.ts';
import { type CallGraph, findWay } from './call-graph.ts';

/**
 * The promises that the author made about every call. Looks at all ways through the drawing, whatever conditions say: a rule that is
 * not reported holds; one that is may be broken only on a way that conditions rule out.
 */
export function checkRules(flow: Flow, call: CallGraph): Problem[] {
  return Object.entries(flow.rules)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([id, rule]) => checkRule(id, rule, call));
}

/** A moment as something that happens at a node, or on a way out of one. */
interface Happens {
  readonly at: (node: string) => boolean;
  readonly on: (node: string, port: string) => boolean;
}

function checkRule(id: string, { name, demands }: Rule, call: CallGraph): Problem[] {
  const what = happensOf(demands.what, call);
  if (!occurs(what, call)) {
    const message = `“${name}” is about something that happens in no call: look at what it names.`;
    return [problem('EMPTY_RULE', { rule: id }, message)];
  }
  switch (demands.that) {
    case 'neverBefore':
      return checkOrder(id, { name, later: what, first: happensOf(demands.before, call) }, call);
    case 'alwaysBefore':
      return checkOrder(id, { name, later: happensOf(demands.before, call), first: what }, call);
    case 'withinTurns':
      return checkTurns(id, { name, what, turns: demands.turns }, call);
  }
}

/** Is there a way to `later` on which `first` has not happened? */
function checkOrder(
  id: string,
  { name, later, first }: { name: string; later: Happens; first: Happens },
  call: CallGraph,
): Problem[] {
  if (call.start === undefined) return [];
  const path = findWay(call, call.start, {
    isGoal: later.at,
    isGoalWay: (node, port) => later.on(node, port) && !first.on(node, port),
    stopsAt: first.at,
    stopsOn: first.on,
  });
  if (path === undefined) return [];
  const message = `“${name}” is broken: a caller can come this way without it.`;
  return [{ ...problem('BROKEN_RULE', { rule: id, node: path.at(-1) ?? '' }, message), path }];
}

/** From which question does it take more turns of the caller than promised? */
function checkTurns(
  id: string,
  { name, what, turns }: { name: string; what: Happens; turns: number },
  call: CallGraph,
): Problem[] {
  if (call.start === undefined) return [];
  const distance = turnsTo(what, call);
  const far = call.nodes.find(
    (node) => call.questions.has(node) && (distance.get(node) ?? Number.POSITIVE_INFINITY) > turns,
  );
  if (far === undefined) return [];
  const needed = distance.get(far);
  const message =
    needed === undefined
      ? `“${name}” is broken: from here there is no way to it at all.`
      : `“${name}” is broken: from here it takes ${needed} turns, and ${turns} were promised.`;
  const path = findWay(call, call.start, { isGoal: (node) => node === far });
  return [{ ...problem('BROKEN_RULE', { rule: id, node: far }, message), ...(path === undefined ? {} : { path }) }];
}

/** For every node, how many questions are answered on the shortest way to it: a search backwards, steps without a question first. */
function turnsTo(what: Happens, { nodes, ways, questions }: CallGraph): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  const distance = new Map<string, number>();
  const buckets: string[][] = [[]];
  const reach = (node: string, turns: number) => {
    if ((distance.get(node) ?? Number.POSITIVE_INFINITY) <= turns) return;
    distance.set(node, turns);
    const bucket = buckets[turns] ?? [];
    buckets[turns] = bucket;
    bucket.push(node);
  };
  for (const node of nodes) {
    for (const { port, to } of ways.get(node) ?? []) {
      const known = before.get(to);
      if (known === undefined) before.set(to, [node]);
      else known.push(node);
      if (what.on(node, port)) reach(node, questions.has(node) ? 1 : 0);
    }
    if (what.at(node)) reach(node, 0);
  }
  for (let turns = 0; turns < buckets.length; turns += 1) {
    const bucket = buckets[turns] ?? [];
    for (let index = 0; index < bucket.length; index += 1) {
      const node = bucket[index] ?? '';
      if (distance.get(node) !== turns) continue;
      for (const from of before.get(node) ?? []) reach(from, turns + (questions.has(from) ? 1 : 0));
    }
  }
  return distance;
}

function occurs(what: Happens, { nodes, ways }: CallGraph): boolean {
  return nodes.some((node) => what.at(node) || (ways.get(node) ?? []).some(({ port }) => what.on(node, port)));
}

const never = () => false;

function happensOf(moment: Moment, { graph, uses }: CallGraph): Happens {
  switch (moment.on) {
    case 'node':
      return { at: (node) => node === moment.node, on: never };
    case 'port':
      return { at: never, on: (node, port) => node === moment.node && port === moment.port };
    case 'kind':
      return { at: (node) => graph.nodes.get(node)?.kind === moment.kind, on: never };
    case 'speaks':
      return {
        at: (node) =>
          uses.get(node)?.reads.some(({ variable, spoken }) => spoken && variable === moment.variable) ?? false,
        on: never,
      };
    case 'sets':
      return {
        at: never,
        on: (node, port) =>
          uses
            .get(node)
            ?.writes.some(
              ({ variable, ports }) => variable === moment.variable && (ports?.includes(port) ?? port !== ''),
            ) ?? false,
      };
  }
}

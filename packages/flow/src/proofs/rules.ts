import type { Flow } from '../flow.ts';
import { type Problem, problem } from '../problem.ts';
import type { Moment, Rule } from '../rule.ts';
import { say } from '../sentences/say.ts';
import { type CallGraph, findWay } from './call-graph.ts';
import { worstCaseTurns } from './worst-case.ts';

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
  const what = happensOf(demands.what, { call, surely: demands.that === 'alwaysBefore' });
  if (!occurs(what, call)) {
    return [problem('EMPTY_RULE', { rule: id }, say('EMPTY_RULE', name))];
  }
  switch (demands.that) {
    case 'neverBefore':
      return checkOrder(id, { name, later: what, first: happensOf(demands.before, { call, surely: true }) }, call);
    case 'alwaysBefore':
      return checkOrder(id, { name, later: happensOf(demands.before, { call, surely: false }), first: what }, call);
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
  return [{ ...problem('BROKEN_RULE', { rule: id, node: path.at(-1) ?? '' }, say('BROKEN_RULE.order', name)), path }];
}

/** From which question can it take more turns of the caller than promised, whatever conditions and others decide? */
function checkTurns(
  id: string,
  { name, what, turns }: { name: string; what: Happens; turns: number },
  call: CallGraph,
): Problem[] {
  if (call.start === undefined) return [];
  const needed = worstCaseTurns(call, { isGoal: what.at, isGoalWay: (node, { port }) => what.on(node, port) });
  const far = call.nodes.find((node) => call.turns.has(node) && (needed.get(node) ?? Number.POSITIVE_INFINITY) > turns);
  if (far === undefined) return [];
  const most = needed.get(far);
  const said = most === undefined ? say('BROKEN_RULE.unsure', name) : say('BROKEN_RULE.turns', name, most, turns);
  const path = findWay(call, call.start, { isGoal: (node) => node === far });
  return [{ ...problem('BROKEN_RULE', { rule: id, node: far }, said), ...(path === undefined ? {} : { path }) }];
}

function occurs(what: Happens, { nodes, ways }: CallGraph): boolean {
  return nodes.some((node) => what.at(node) || (ways.get(node) ?? []).some(({ port }) => what.on(node, port)));
}

const never = () => false;

/** `surely`: what may happen there and may not counts as not happening. */
function happensOf(moment: Moment, { call: { graph, uses }, surely }: { call: CallGraph; surely: boolean }): Happens {
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
              ({ variable, ports, fills }) =>
                variable === moment.variable &&
                (ports?.includes(port) ?? port !== '') &&
                !(surely && (fills === 'perhaps' || fills === 'orEmpties')),
            ) ?? false,
      };
  }
}

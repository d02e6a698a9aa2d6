import { addPerson } from '../fixes.ts';
import type { Flow } from '../flow.ts';
import { reachable } from '../graph/reachable.ts';
import { mended, type Problem, problem } from '../problem.ts';
import { say } from '../sentences/say.ts';
import { type CallGraph, findWay } from './call-graph.ts';

/** An author who mends the first of them has mended most. */
const MAX_REPORTED = 10;

/**
 * The questions from which no way leads to a person, whatever a caller says there. Another flow inside this one may have one: it
 * counts as if it had.
 */
export function checkPerson(flow: Flow, call: CallGraph): Problem[] {
  const { graph, nodes, before } = call;
  const people = nodes.filter((id) => ['transfer', 'subflow'].includes(graph.nodes.get(id)?.kind ?? ''));
  if (people.length === 0) {
    return [mended(problem('NO_PERSON', {}, say('NO_PERSON.anywhere')), addPerson(flow))];
  }
  const leads = reachable(people, (id) => before.get(id) ?? []);
  const alone = nodes.filter((id) => graph.main.has(id) && call.turns.has(id) && !leads.has(id));
  return alone.slice(0, MAX_REPORTED).map((node) => {
    const path = findWay(call, call.start ?? node, { isGoal: (id) => id === node });
    const found = problem('NO_PERSON', { node }, say('NO_PERSON.here'));
    return mended({ ...found, ...(path === undefined ? {} : { path }) }, addPerson(flow));
  });
}

import type { Flow } from '../flow.ts';
import { type Problem, problem, withFix } from '../problem.ts';
import { CALL_VARIABLES } from '../variable.ts';
import { type CallGraph, findWay } from './call-graph.ts';

/** More of them at once only hide the first. */
const MAX_REPORTED = 50;

/** Values that are spoken on a way on which no step has filled them, and variables nobody uses. */
export function checkDataFlow(flow: Flow, call: CallGraph): Problem[] {
  return [...readBeforeSet(flow, call), ...neverUsed(flow, call)];
}

/**
 * For each variable that is spoken: the shortest way from the start to where it is, on which nothing fills it. What a step may
 * fill (a value the model is to find out, a part of an answer) counts as filled by it. One search for each such variable.
 */
function readBeforeSet(flow: Flow, call: CallGraph): Problem[] {
  const { start, uses, graph } = call;
  if (start === undefined) return [];
  const spokenAt = new Map<string, Map<string, string>>();
  for (const [node, { reads, writes }] of uses) {
    const own = new Set(writes.map(({ variable }) => variable));
    for (const { variable, field, spoken } of reads) {
      // What a step reads back it has just collected.
      if (!spoken || (own.has(variable) && field === 'readBack')) continue;
      const places = spokenAt.get(variable) ?? new Map<string, string>();
      if (!places.has(node)) places.set(node, field);
      spokenAt.set(variable, places);
    }
  }
  const inputs = new Set([...graph.nodes.values()].flatMap((node) => (node.kind === 'start' ? node.data.inputs : [])));
  const found: Problem[] = [];
  for (const [variable, places] of [...spokenAt].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (inputs.has(variable) || isSetBefore(flow, variable) || found.length >= MAX_REPORTED) continue;
    const fills = fillersOf(call, variable);
    const path = findWay(call, start, {
      isGoal: (node) => places.has(node),
      stopsOn: (node, port) => fills(node, port),
    });
    const at = path?.at(-1);
    if (path === undefined || at === undefined) continue;
    const place = { node: at, field: places.get(at) ?? '' };
    const message = `A caller may come here before “${variable}” has a value, and hears a gap instead of it.`;
    found.push({ ...problem('READ_BEFORE_SET', place, message), path });
  }
  return found;
}

/** Brought by the call, given by the author, or belonging to a group whose own check this would be. */
function isSetBefore(flow: Flow, variable: string): boolean {
  if (Object.hasOwn(CALL_VARIABLES, variable)) return true;
  const declared = Object.hasOwn(flow.variables, variable) ? flow.variables[variable] : undefined;
  return declared === undefined || declared.initial !== null;
}

function fillersOf({ uses }: CallGraph, variable: string): (node: string, port: string) => boolean {
  const fillers = new Map<string, readonly string[] | undefined>();
  for (const [node, { writes }] of uses) {
    for (const write of writes) if (write.variable === variable) fillers.set(node, write.ports);
  }
  return (node, port) => fillers.has(node) && (fillers.get(node)?.includes(port) ?? true);
}

/** A variable that nothing reads and nothing fills is left over from an earlier drawing. */
function neverUsed(flow: Flow, { uses }: CallGraph): Problem[] {
  const used = new Set<string>();
  for (const { reads, writes } of uses.values()) for (const { variable } of [...reads, ...writes]) used.add(variable);
  return Object.keys(flow.variables)
    .filter((name) => !used.has(name))
    .sort()
    .map((name) =>
      withFix(
        problem('NEVER_READ', { field: `variables.${name}` }, `Nothing in this flow uses the variable “${name}”.`),
        `Remove “${name}”`,
        [{ path: ['variables', name] }],
      ),
    );
}

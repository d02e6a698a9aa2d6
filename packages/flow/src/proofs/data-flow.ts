import type { Flow } from '../flow.ts';
import { fixOf, mended, type Problem, type ProblemPlace, problem } from '../problem.ts';
import { say } from '../sentences/say.ts';
import { type CallGraph, isJunction } from './call-graph.ts';
import { findKnownValues, type KnownValues } from './known-values.ts';

/** More of them at once only hide the first. */
const MAX_REPORTED = 50;

/** Values that are spoken on a way on which no step has filled them, and variables nobody uses. */
export function checkDataFlow(flow: Flow, call: CallGraph, readAfterCall: ReadonlySet<string>): Problem[] {
  return [...readBeforeSet(flow, call), ...neverUsed(flow, call, readAfterCall)];
}

/** Where each variable is spoken: by variable, then node, the field. */
function spokenPlaces({ uses }: CallGraph): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const spokenAt = new Map<string, Map<string, string>>();
  for (const [node, { reads, writes }] of uses) {
    for (const { variable, field, spoken } of reads) {
      if (!spoken) continue;
      // What a step reads back it has just collected.
      if (field === 'readBack' && writes.some((write) => write.variable === variable)) continue;
      const places = spokenAt.get(variable) ?? new Map<string, string>();
      if (!places.has(node)) places.set(node, field);
      spokenAt.set(variable, places);
    }
  }
  return spokenAt;
}

/** Gaps that a caller may hear: those that no step before even tries to fill, and those that the steps before may leave. */
function readBeforeSet(flow: Flow, call: CallGraph): Problem[] {
  const places = spokenPlaces(call);
  if (places.size === 0) return [];
  const trusting = findKnownValues(flow, call, { trusting: true });
  const doubting = findKnownValues(flow, call, { trusting: false });
  const found: Problem[] = [];
  for (const [variable, fields] of [...places].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (found.length >= MAX_REPORTED) break;
    const gap = shortestGap(call, { variable, fields, known: trusting });
    if (gap !== undefined) {
      found.push({ ...problem('READ_BEFORE_SET', gap.place, say('READ_BEFORE_SET', variable)), path: gap.path });
      continue;
    }
    const doubt = shortestGap(call, { variable, fields, known: doubting });
    if (doubt === undefined) continue;
    found.push({ ...problem('MAY_BE_EMPTY', doubt.place, say('MAY_BE_EMPTY', variable)), path: doubt.path });
  }
  return found;
}

interface Gap {
  readonly place: ProblemPlace;
  readonly path: readonly string[];
}

/** The shortest way on which a variable has no value where it is spoken; undefined when it always has one. */
function shortestGap(
  call: CallGraph,
  { variable, fields, known }: { variable: string; fields: ReadonlyMap<string, string>; known: KnownValues },
): Gap | undefined {
  const gaps = new Set([...fields.keys()].filter((node) => !known.hasAt(node, variable)));
  if (call.start === undefined || gaps.size === 0) return undefined;
  const path = findGap(call, call.start, { variable, gaps, known });
  const at = path.at(-1);
  return at === undefined ? undefined : { place: { node: at, field: fields.get(at) ?? '' }, path };
}

interface Step {
  readonly node: string;
  readonly isFilled: boolean;
  readonly before: Step | undefined;
}

/** A search over places and whether the variable has a value there. Without a way (emptied aside) the place alone is told. */
function findGap(
  call: CallGraph,
  start: string,
  { variable, gaps, known }: { variable: string; gaps: ReadonlySet<string>; known: KnownValues },
): string[] {
  const open: Step[] = [{ node: start, isFilled: known.atStart.has(variable), before: undefined }];
  const seen = new Set<string>();
  for (const step of open) {
    const key = `${step.node} ${step.isFilled}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!step.isFilled && gaps.has(step.node)) return pathOf(step);
    for (const way of call.ways.get(step.node) ?? []) {
      if (!call.ways.has(way.to)) continue;
      const change = known.changeOn(step.node, way, variable);
      open.push({ node: way.to, isFilled: change === undefined ? step.isFilled : change === 'fills', before: step });
    }
  }
  return [...gaps].slice(0, 1);
}

function pathOf(last: Step): string[] {
  const path: string[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before)
    if (!isJunction(step.node)) path.push(step.node);
  return path.reverse();
}

/** A variable that nothing reads and nothing fills is left over from an earlier drawing. */
function neverUsed(flow: Flow, { uses }: CallGraph, readAfterCall: ReadonlySet<string>): Problem[] {
  const used = new Set(readAfterCall);
  for (const { reads, writes } of uses.values()) {
    for (const { variable } of reads) used.add(variable);
    for (const { variable } of writes) used.add(variable);
  }
  return Object.keys(flow.variables)
    .filter((name) => !used.has(name))
    .sort()
    .map((name) =>
      mended(
        problem('NEVER_READ', { field: `variables.${name}` }, say('NEVER_READ', name)),
        fixOf(say('fix.removeNamed', name), [{ path: ['variables', name] }]),
      ),
    );
}

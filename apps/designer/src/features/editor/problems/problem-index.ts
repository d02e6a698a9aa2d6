import type { Flow, Problem } from '@aybiza/flow';
import { type ProblemCount, titleOf } from '../../flow-graph/index.ts';
import { editorStrings } from '../strings.ts';

export interface ProblemTotals {
  readonly errors: number;
  readonly warnings: number;
}

export function countProblems(problems: readonly Problem[]): ProblemTotals {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** How many problems each node has: the badges on the cards. */
export function problemsByNode(problems: readonly Problem[]): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { place, severity } of problems) {
    if (place.node === undefined) continue;
    const known = counts.get(place.node) ?? { errors: 0, warnings: 0 };
    if (severity === 'error') known.errors += 1;
    else known.warnings += 1;
    counts.set(place.node, known);
  }
  return counts;
}

/** The step that a problem is about, by name. */
export function placeName(flow: Flow, { place }: Problem): string {
  const node = place.node === undefined ? undefined : flow.nodes[place.node];
  return node === undefined ? editorStrings.problems.whole : titleOf(node);
}

/** Tells problems apart in a list. */
export function problemKey({ code, place, message }: Problem): string {
  return [code, place.node, place.port, place.field, place.edge, message].join('|');
}

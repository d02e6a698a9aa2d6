import type { DraftFlow } from './draft-flow.ts';
import type { Destination, Position } from './draft-state.ts';
import { beside } from './outcome.ts';

/** A `set` holds so many assignments; what is more goes on in another one. */
const MOST_ASSIGNMENTS = 50;

export interface AssignmentsPlan {
  readonly name: string;
  readonly position: Position | undefined;
  readonly assignments: readonly { readonly variable: string; readonly value: string }[];
  readonly next: Destination;
}

/** Assignments in order: one `set`, or several in a row. Their ids; callers enter by the first, and there is none without assignments. */
export function drawAssignments(
  draft: DraftFlow,
  { name, position, assignments, next }: AssignmentsPlan,
): readonly string[] {
  const nodes: string[] = [];
  for (let from = 0; from < assignments.length; from += MOST_ASSIGNMENTS) {
    const node = draft.add('set', {
      name,
      data: { assignments: assignments.slice(from, from + MOST_ASSIGNMENTS) },
      position: beside({ position }, nodes.length),
    });
    const last = nodes.at(-1);
    if (last !== undefined) draft.wire(last, 'next', { node });
    nodes.push(node);
  }
  const last = nodes.at(-1);
  if (last !== undefined) draft.wire(last, 'next', next);
  return nodes;
}

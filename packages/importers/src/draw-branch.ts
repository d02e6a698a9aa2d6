import type { DraftFlow } from './draft-flow.ts';
import type { Destination, Position } from './draft-state.ts';
import { elementIds } from './free-ids.ts';
import { beside } from './outcome.ts';
import { clip } from './write-template.ts';

/** A branch holds so many conditions; longer ones go on in another by “otherwise”. */
const MOST_CONDITIONS = 50;

export interface BranchPlan {
  readonly name: string;
  readonly position: Position | undefined;
  readonly cases: readonly {
    /** The condition's id is made from it. */
    readonly name: string;
    readonly label: string;
    /** A CEL condition. */
    readonly when: string;
    readonly to: Destination;
  }[];
  readonly otherwise: Destination;
}

/** A decision of any length: one `branch`, or several in a row. Their ids in order; callers enter by the first. */
export function drawBranch(draft: DraftFlow, { name, position, cases, otherwise }: BranchPlan): readonly string[] {
  const ids = elementIds('case');
  const written = cases.map((one) => ({ ...one, id: ids.take(one.name) }));
  const nodes: string[] = [];
  for (let from = 0; from === 0 || from < written.length; from += MOST_CONDITIONS) {
    const part = written.slice(from, from + MOST_CONDITIONS);
    const conditions = part.map(({ id, label, when }) => ({ id, label: clip(label, 120), when }));
    const node = draft.add('branch', { name, data: { conditions }, position: beside({ position }, nodes.length) });
    for (const { id, to } of part) draft.wire(node, `when.${id}`, to);
    const last = nodes.at(-1);
    if (last !== undefined) draft.wire(last, 'otherwise', { node });
    nodes.push(node);
  }
  draft.wire(nodes.at(-1) ?? '', 'otherwise', otherwise);
  return nodes;
}

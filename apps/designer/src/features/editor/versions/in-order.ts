import type { Flow } from '@aybiza/flow';
import type { ShownVersion } from '../editor-view.ts';

/** The older and the newer one of two that are compared; nothing is newer than the draft. */
export function inOrder(
  { kept, flow, against }: Pick<ShownVersion, 'kept' | 'flow' | 'against'>,
  draft: Flow,
): { before: Flow; after: Flow } {
  if (against === null) return { before: flow, after: draft };
  return against.kept.at < kept.at ? { before: against.flow, after: flow } : { before: flow, after: against.flow };
}

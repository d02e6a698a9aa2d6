import type { CommentCount } from '../../flow-graph/index.ts';
import type { Thread } from './comment-source.ts';

/** How many open threads there are about each step. */
export function commentsByNode(threads: readonly Thread[]): ReadonlyMap<string, CommentCount> {
  const counts = new Map<string, CommentCount>();
  for (const { nodeId, resolved, mentionsReader } of threads) {
    if (resolved !== null) continue;
    const { open, calls } = counts.get(nodeId) ?? { open: 0, calls: false };
    counts.set(nodeId, { open: open + 1, calls: calls || mentionsReader });
  }
  return counts;
}

import { useLatest } from '../../components/use-latest.ts';
import { toSelection } from './from-graph.ts';
import type { GraphSelection } from './graph-layers.ts';

type SelectionChanges = Parameters<typeof toSelection>[1];

/**
 * Turns React Flow's changes into the next selection. It tells of nodes and of edges one after the other, before anything is drawn
 * again: the second change builds on the first, not on what is still on the screen.
 */
export function useSelection(
  selection: GraphSelection,
  onSelect: ((selection: GraphSelection) => void) | undefined,
): (changes: SelectionChanges) => void {
  const latest = useLatest(selection);
  return (changes) => {
    const next = toSelection(latest.current, changes);
    if (next === latest.current || onSelect === undefined) return;
    latest.current = next;
    onSelect(next);
  };
}

import type { NodeChange } from '@xyflow/react';
import { useRef, useState } from 'react';
import { align, type Box, boxAround, type Guide } from './align.ts';
import { boxOf, type GraphNode } from './to-graph.ts';

/** How near a line has to be to draw a card to it, in pixels of the screen. */
const REACH = 6;
const NO_GUIDES: readonly Guide[] = [];

interface Surroundings {
  readonly nodes: readonly GraphNode[];
  readonly zoom: number;
  /** What is in sight, on the canvas. */
  readonly sight: Box;
}

/** Draws cards that are being moved to the lines of those in sight, and tells which lines these are. */
export function useAlignment() {
  const [guides, setGuides] = useState(NO_GUIDES);
  const isFree = useRef(false);
  const aligned = (changes: NodeChange<GraphNode>[], look: () => Surroundings): NodeChange<GraphNode>[] => {
    const moves = changes.filter(isMove);
    if (moves.length === 0) return changes;
    const { by, guides: found } = isFree.current ? NOTHING : alignMoves(moves, look());
    setGuides(moves.some(({ dragging }) => dragging) && found.length > 0 ? found : NO_GUIDES);
    if (by.x === 0 && by.y === 0) return changes;
    return changes.map((change) =>
      isMove(change) ? { ...change, position: { x: change.position.x + by.x, y: change.position.y + by.y } } : change,
    );
  };
  return {
    guides,
    aligned,
    /** With Alt held, cards stay where they are put. */
    noteKeys(event: { readonly altKey: boolean }) {
      isFree.current = event.altKey;
    },
  };
}

const NOTHING = { by: { x: 0, y: 0 }, guides: NO_GUIDES };

type Move = Extract<NodeChange<GraphNode>, { type: 'position' }> & { position: { x: number; y: number } };

function isMove(change: NodeChange<GraphNode>): change is Move {
  return change.type === 'position' && change.position !== undefined && change.dragging !== undefined;
}

function alignMoves(moves: readonly Move[], { nodes, zoom, sight }: Surroundings) {
  const places = new Map(moves.map(({ id, position }) => [id, position]));
  const moving = boxAround(
    nodes.flatMap((node) => {
      const position = places.get(node.id);
      return position === undefined || node.hidden === true ? [] : [boxOf({ ...node, position })];
    }),
  );
  if (moving === undefined) return NOTHING;
  const others = nodes.flatMap((node) => {
    const box = boxOf(node);
    const isInSight =
      box.right > sight.left && box.left < sight.right && box.bottom > sight.top && box.top < sight.bottom;
    return isInSight && node.hidden !== true && !places.has(node.id) ? [box] : [];
  });
  return align(moving, others, REACH / zoom);
}

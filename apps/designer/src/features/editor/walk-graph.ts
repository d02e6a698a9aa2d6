import type { Flow } from '@aybiza/flow';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The step an arrow key leads to: along a wire to the left and right, to the nearest one in sight of the eye otherwise. */
export function walkGraph(flow: Pick<Flow, 'nodes' | 'edges'>, from: string, direction: Direction): string | undefined {
  const wires = Object.values(flow.edges);
  const along =
    direction === 'right'
      ? wires.filter((edge) => edge.from.node === from).map((edge) => edge.to.node)
      : direction === 'left'
        ? wires.filter((edge) => edge.to.node === from).map((edge) => edge.from.node)
        : [];
  const known = along.filter((id) => id !== from && Object.hasOwn(flow.nodes, id));
  return (
    nearest(flow, from, { candidates: known, direction: null }) ??
    nearest(flow, from, { candidates: Object.keys(flow.nodes), direction })
  );
}

interface Search {
  readonly candidates: readonly string[];
  /** Only what lies on that side; null takes any. */
  readonly direction: Direction | null;
}

function nearest(flow: Pick<Flow, 'nodes'>, from: string, { candidates, direction }: Search): string | undefined {
  const here = flow.nodes[from]?.position;
  if (here === undefined) return undefined;
  let best: { id: string; distance: number } | undefined;
  for (const id of candidates) {
    const there = flow.nodes[id]?.position;
    if (id === from || there === undefined) continue;
    const offset = { x: there.x - here.x, y: there.y - here.y };
    if (direction !== null && !liesTowards(offset, direction)) continue;
    const distance = Math.hypot(offset.x, offset.y);
    if (best === undefined || distance < best.distance) best = { id, distance };
  }
  return best?.id;
}

/** Within a quarter of the circle around the direction. */
function liesTowards({ x, y }: { x: number; y: number }, direction: Direction): boolean {
  switch (direction) {
    case 'right':
      return x > 0 && Math.abs(y) <= x;
    case 'left':
      return x < 0 && Math.abs(y) <= -x;
    case 'down':
      return y > 0 && Math.abs(x) <= y;
    case 'up':
      return y < 0 && Math.abs(x) <= -y;
  }
}

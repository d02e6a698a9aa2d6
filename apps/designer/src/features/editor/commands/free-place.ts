import type { Flow } from '@aybiza/flow';

const CARD = { width: 250, height: 130 };
const STEP = 150;
const MOST_STEPS = 200;

/** The first place from here downwards where a new card covers no other. */
export function freePlace(flow: Flow, wanted: { x: number; y: number }): { x: number; y: number } {
  const taken = Object.values(flow.nodes).map((node) => node.position);
  const isFree = (y: number) =>
    taken.every((place) => Math.abs(place.x - wanted.x) > CARD.width || Math.abs(place.y - y) > CARD.height);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (isFree(wanted.y + step * STEP)) return { x: wanted.x, y: wanted.y + step * STEP };
  }
  return wanted;
}

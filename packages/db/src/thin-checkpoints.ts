import type { FlowCheckpointId } from '@aybiza/foundation/ids';
import type { FlowCheckpointEntry } from './flow-checkpoints.ts';

const DAY_MS = 24 * 60 * 60_000;
const KEPT_DAYS = 30;
/** Of one day: somebody who restores one version after the other makes one with each. */
const MOST_OF_A_DAY = 100;

/**
 * Which checkpoints of a flow, newest first, are not needed any more: all of the last day stay, then the last of each day (in UTC) for a
 * month, and those with a name for ever.
 */
export function thinCheckpoints(
  newestFirst: readonly Pick<FlowCheckpointEntry, 'id' | 'name' | 'createdAt'>[],
  now: number,
): FlowCheckpointId[] {
  const days = new Set<number>();
  let ofToday = 0;
  return newestFirst.flatMap(({ id, name, createdAt }) => {
    if (name !== '') return [];
    const age = now - createdAt;
    if (age < DAY_MS) {
      ofToday += 1;
      return ofToday > MOST_OF_A_DAY ? [id] : [];
    }
    const day = Math.floor(createdAt / DAY_MS);
    if (age >= KEPT_DAYS * DAY_MS || days.has(day)) return [id];
    days.add(day);
    return [];
  });
}

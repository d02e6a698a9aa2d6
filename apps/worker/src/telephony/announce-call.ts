import type { Bus } from '@aybiza/backbone/bus/port';
import { announcePlacement, type PlacementNews } from '@aybiza/backbone/placements/placement-news';
import type { Clock } from '@aybiza/foundation/clock';

/** A voice process that is there answers in milliseconds. */
const TAKEN_WITHIN_MS = 2_000;

/** Says that a call is to be placed; false when no voice process says that it has taken it on. Without a bus, none hears of it. */
export async function announceCall(bus: Bus | undefined, clock: Clock, news: PlacementNews): Promise<boolean> {
  return bus !== undefined && announcePlacement(bus, news, { clock, answerWithinMs: TAKEN_WITHIN_MS });
}

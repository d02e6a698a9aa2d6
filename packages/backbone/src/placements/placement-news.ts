import type { Clock } from '@aybiza/foundation/clock';
import { type CallId, callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import type { Bus } from '../bus/port.ts';

/** Here it is said that a call is to be placed; what was asked is in the database, and one process claims it there. */
const ASKED_TOPIC = 'placement-asked';
const answerTopic = (callId: CallId) => `placement-taken:${callId}`;

const askedSchema = z.object({ workspaceId: workspaceIdSchema, callId: callIdSchema });
/** A call that is to be placed. */
export type PlacementNews = z.output<typeof askedSchema>;

export interface AnnouncePlacementOptions {
  readonly clock: Clock;
  /** How long a process that takes it is waited for. */
  readonly answerWithinMs: number;
}

/**
 * Says that a call is to be placed. True once a process has taken it on; false when none says so in time, and whether one has is then
 * in the database.
 * @throws AppError of the bus when it cannot be reached
 */
export async function announcePlacement(
  bus: Bus,
  news: PlacementNews,
  { clock, answerWithinMs }: AnnouncePlacementOptions,
): Promise<boolean> {
  let settle: (isTaken: boolean) => void = () => undefined;
  const answer = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  // Before it is announced: the answer may come at once.
  const stop = await bus.subscribe(answerTopic(news.callId), () => settle(true));
  const cancel = clock.after(answerWithinMs, () => settle(false));
  try {
    await bus.publish(ASKED_TOPIC, news);
    return await answer;
  } finally {
    cancel();
    stop();
  }
}

export interface PlacementListener {
  /** True when this process has taken it on. */
  onAsked(news: PlacementNews): Promise<boolean>;
  /** Hears when it could not be found out; who asked then looks into the database. */
  onError(error: unknown): void;
}

/** Listens for calls that are to be placed. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function listenForPlacements(bus: Bus, { onAsked, onError }: PlacementListener): Promise<() => void> {
  return bus.subscribe(ASKED_TOPIC, (message) => {
    const news = askedSchema.parse(message);
    onAsked(news)
      .then(async (isTaken) => {
        if (isTaken) await bus.publish(answerTopic(news.callId), {});
      })
      .catch(onError);
  });
}

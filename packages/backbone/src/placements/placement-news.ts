import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { type AskOptions, answerAsked, ask } from '../bus/ask.ts';
import type { Bus } from '../bus/port.ts';

/** Here it is said that a call is to be placed; what was asked is in the database, and one process claims it there. */
const ASKED_TOPIC = 'placement-asked';
const answerTopic = ({ callId }: PlacementNews) => `placement-taken:${callId}`;

const askedSchema = z.object({ workspaceId: workspaceIdSchema, callId: callIdSchema });
/** A call that is to be placed. */
export type PlacementNews = z.output<typeof askedSchema>;

/**
 * Says that a call is to be placed. True once a process has taken it on; false when none says so in time, and whether one has is then
 * in the database.
 * @throws AppError of the bus when it cannot be reached
 */
export async function announcePlacement(bus: Bus, news: PlacementNews, options: AskOptions): Promise<boolean> {
  const question = { topic: ASKED_TOPIC, message: news, answerTopic: answerTopic(news), read: () => true };
  return (await ask(bus, question, options)) ?? false;
}

export interface PlacementListener {
  /** True when this process has taken it on. */
  onAsked(news: PlacementNews): Promise<boolean>;
  /** Hears when it could not be found out; who asked then looks into the database. */
  onError(error: unknown): void;
}

/** Listens for calls that are to be placed. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function listenForPlacements(bus: Bus, { onAsked, onError }: PlacementListener): Promise<() => void> {
  return answerAsked(bus, {
    topic: ASKED_TOPIC,
    read: (message) => askedSchema.parse(message),
    answerTopic,
    onAsked: async (news) => ((await onAsked(news)) ? {} : undefined),
    onError,
  });
}

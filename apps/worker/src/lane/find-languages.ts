import { listCallEvents } from '@aybiza/db/call-events';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';

/** In which languages a call is followed up (BCP 47). */
export interface FollowUpLanguages {
  /** What the caller reads: the language in which the call ended. */
  readonly caller: string;
  /** What the business reads: the flow's own, whatever was spoken with this caller. */
  readonly staff: string;
}

export async function findLanguages(tx: Tx, call: StoredCall): Promise<FollowUpLanguages> {
  const staff = (await findStatechart(tx, call.statechartHash))?.settings.language ?? 'en';
  const key = { callId: call.id, callStartedAt: call.startedAt };
  const switched = (await listCallEvents(tx, key, { types: ['languageSet'] })).at(-1);
  return { caller: switched?.type === 'languageSet' ? switched.language : staff, staff };
}

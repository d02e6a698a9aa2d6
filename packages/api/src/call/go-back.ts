import type { GoingBack } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import { findCall, type StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';
import { fitCourse } from '@aybiza/dialogue';
import type { Clock } from '@aybiza/foundation/clock';
import type { AgentId, CallId } from '@aybiza/foundation/ids';
import type { Statechart } from '@aybiza/statechart';
import type { z } from 'zod';
import { apiError, notFound } from '../api-error.ts';
import type { createTestCallInput } from './create-test-call.schema.ts';
import { listAllEvents } from './list-all-events.ts';

type Point = NonNullable<z.output<typeof createTestCallInput>['goBack']>;

/** The log of a call is written behind the call, usually within a tenth of a second. */
const WRITTEN_WITHIN_MS = 4_000;
const LOOK_EVERY_MS = 100;

interface Asking {
  readonly services: { readonly clock: Clock };
  inWorkspace<Found>(read: (tx: Tx) => Promise<Found>): Promise<Found>;
}

/** Waits until the log of a call that has hardly ended is written up to an entry, or a moment is over. */
export async function whenWritten({ callId, seq }: Point, { services: { clock }, inWorkspace }: Asking): Promise<void> {
  const isWritten = () =>
    inWorkspace(async (tx) => {
      const call = await findCall(tx, callId);
      if (call === undefined) return false;
      const [entry] = await listCallEvents(tx, keyOf(call), { afterSeq: seq - 2, limit: 1 });
      return entry !== undefined;
    });
  const until = clock.monotonic() + WRITTEN_WITHIN_MS;
  for (;;) {
    if ((await isWritten()) || clock.monotonic() >= until) return;
    await new Promise<void>((resume) => clock.after(LOOK_EVERY_MS, resume));
  }
}

/**
 * The way of an earlier call up to a turn, fitted to what is called now.
 * @throws AppError `NOT_FOUND` for a call that is not there, is another agent's, or a customer's where a key asks; `NOT_REPLAYABLE` when its log is too long
 */
export async function goBack(
  tx: Tx,
  { callId, seq, instead }: Point,
  { agentId, statechart, isPerson }: { agentId: AgentId; statechart: Statechart; isPerson: boolean },
): Promise<GoingBack> {
  const call = await findCall(tx, callId);
  // A key that may make test calls need not be one that may read what customers said.
  if (call === undefined || call.agentId !== agentId || !(call.isTest || isPerson)) throw notFound('call');
  const was = await findStatechart(tx, call.statechartHash);
  const { events, truncated } = await listAllEvents(tx, call);
  if (was === undefined || truncated) throw apiError('NOT_REPLAYABLE', cannot(callId));
  const { happenings, answer, endsBefore } = fitCourse(statechart, { was, events, beforeSeq: seq });
  if (happenings.length === 0) throw apiError('NOT_REPLAYABLE', cannot(callId));
  return { callId, seq, happenings: [...happenings], answer, fits: endsBefore === null, instead: instead ?? null };
}

function cannot(callId: CallId): string {
  return `There is nothing to go back to in ${callId}: its log is not there yet, or too long. Start a new call.`;
}

function keyOf({ id: callId, startedAt: callStartedAt }: StoredCall) {
  return { callId, callStartedAt };
}

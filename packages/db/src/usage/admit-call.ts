import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { dayAndMonth } from '../analytics/local-period.ts';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { getTimeZone } from '../workspaces.ts';
import { LIMIT_NAMES, type LimitName } from './limit-notices.ts';
import { getUsageSettings, hasLimits } from './usage-settings.ts';

/** What has to be known of a workspace before one of its calls is let in. */
export interface CallRules {
  /** False: every call is let in, and nobody has to be asked. */
  readonly areThere: boolean;
  readonly timeZone: string;
  /** What callers hear who are turned away; empty: what the line says by itself. */
  readonly sentence: string;
}

export async function getCallRules(tx: Tx): Promise<CallRules> {
  const settings = await getUsageSettings(tx);
  return {
    areThere: hasLimits(settings),
    timeZone: (await getTimeZone(tx)) ?? 'UTC',
    sentence: settings.sentence,
  };
}

const verdictSchema = z.tuple([z.object({ reached: z.enum(LIMIT_NAMES).nullable() })]);

/**
 * Lets a call in and counts it, or says which limit is reached; asked again for a call that was let in, it is let in. Two calls of a
 * workspace that come at once take turns, so that the last place is given once.
 */
export async function admitCall(
  tx: Tx,
  callId: CallId,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<LimitName | undefined> {
  return ask(tx, { callId, now, timeZone, asksOnly: false });
}

/** The limit that would turn the next call away, if one would. */
export async function findReachedLimit(
  tx: Tx,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<LimitName | undefined> {
  return ask(tx, { callId: '', now, timeZone, asksOnly: true });
}

async function ask(
  tx: Tx,
  { callId, now, timeZone, asksOnly }: { callId: string; now: number; timeZone: string; asksOnly: boolean },
): Promise<LimitName | undefined> {
  const { dayFrom, monthFrom } = dayAndMonth(now, timeZone);
  const rows = await clientOf(tx).$queryRaw`
    SELECT admit_call(${callId}, ${new Date(dayFrom)}::timestamptz, ${new Date(monthFrom)}::timestamptz, ${asksOnly}) AS reached`;
  return parseStored(verdictSchema, rows)[0].reached ?? undefined;
}

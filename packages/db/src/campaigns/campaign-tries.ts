import { afterTry, TRY_OUTCOMES, type TryOutcome, WATCHED_TRIES, zonesOfNumber } from '@aybiza/campaigns';
import {
  type CallId,
  type CampaignId,
  callIdSchema,
  campaignIdSchema,
  campaignNumberIdSchema,
} from '@aybiza/foundation/ids';
import { z } from 'zod';
import { withdrawPlacements } from '../call-placements.ts';
import { parseStored } from '../columns.ts';
import { listRefused } from '../privacy/calling-choices.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type CampaignNumber, changeNumbers, lockNumbers } from './campaign-numbers.ts';
import { type Campaign, findCampaign } from './campaigns.ts';

/** In which time zones a number of a list has to be within the hours. */
export function zonesOf({ timeZone, e164 }: Pick<CampaignNumber, 'timeZone' | 'e164'>): readonly string[] {
  return timeZone === null ? zonesOfNumber(e164) : [timeZone];
}

/** These are about to be called, by these calls. In the transaction that makes the calls and has the campaign locked. */
export async function addTries(
  tx: Tx,
  campaignId: CampaignId,
  { made, now }: { made: readonly { number: CampaignNumber; callId: CallId }[]; now: number },
): Promise<void> {
  const { workspaceId } = tx;
  const placedAt = new Date(now);
  await clientOf(tx).campaignTry.createMany({
    data: made.map(({ number: { id, tries }, callId }) => ({
      ...{ workspaceId, campaignId, callId, placedAt },
      campaignNumberId: id,
      number: tries + 1,
    })),
  });
  await changeNumbers(
    tx,
    made.map(({ number: { id, tries } }) => ({ id, status: 'calling', tries: tries + 1 })),
  );
}

const waitingSchema = z.array(z.object({ callId: callIdSchema }));

/** Calls of a campaign that were asked for before a moment, and that no voice process has begun to place. */
export async function listUntakenTries(tx: Tx, campaignId: CampaignId, before: number): Promise<CallId[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT tried.call_id AS "callId" FROM campaign_try tried JOIN call_placement placed ON placed.call_id = tried.call_id
    WHERE tried.workspace_id = ${tx.workspaceId} AND tried.campaign_id = ${campaignId} AND tried.ended_at IS NULL
      AND placed.status = 'asked' AND tried.placed_at <= ${new Date(before)}::timestamptz`;
  return parseStored(waitingSchema, rows).map(({ callId }) => callId);
}

/** Takes back calls that no process has begun to place: these people were not called, and it is no try. The numbers wait until `dueAt`. */
export async function takeBackTries(
  tx: Tx,
  { callIds, dueAt }: { callIds: readonly CallId[]; dueAt: number },
): Promise<void> {
  if (callIds.length === 0) return;
  const { workspaceId } = tx;
  const tries = await clientOf(tx).campaignTry.findMany({
    where: { workspaceId, callId: { in: [...callIds] } },
    select: { callId: true, campaignNumberId: true, number: true },
  });
  // With the call, the try goes.
  const withdrawn = new Set<string>(await withdrawPlacements(tx, callIds));
  await changeNumbers(
    tx,
    tries.flatMap(({ callId, campaignNumberId, number }) =>
      withdrawn.has(callId)
        ? [{ id: campaignNumberIdSchema.parse(campaignNumberId), status: 'waiting', tries: number - 1, dueAt }]
        : [],
    ),
  );
}

const outcomesSchema = z.array(z.object({ outcome: z.enum(TRY_OUTCOMES) }));

/** How the last calls ended since failures count; never more than are watched. */
export async function listLatestOutcomes(tx: Tx, { id, watchedFrom }: Campaign): Promise<TryOutcome[]> {
  const rows = await clientOf(tx).campaignTry.findMany({
    where: { workspaceId: tx.workspaceId, campaignId: id, endedAt: { gte: new Date(watchedFrom ?? 0) } },
    orderBy: { endedAt: 'desc' },
    take: WATCHED_TRIES,
    select: { outcome: true },
  });
  return parseStored(outcomesSchema, rows).map(({ outcome }) => outcome);
}

/** A call that is over. */
export interface EndedTry {
  callId: CallId;
  outcome: TryOutcome;
  /** Epoch milliseconds. */
  endedAt: number;
}

const settledSchema = z.array(
  z.object({ callId: callIdSchema, numberId: campaignNumberIdSchema, campaignId: campaignIdSchema, tries: z.int() }),
);

/** Calls are over: whoever was called by a campaign in one of them is done, or called again later. Said twice, it counts once; others change nothing. */
export async function settleTries(tx: Tx, ended: readonly EndedTry[]): Promise<void> {
  const rows = await clientOf(tx).$queryRaw`
    UPDATE campaign_try AS tried SET outcome = ended.outcome, ended_at = ended.ended_at
    FROM unnest(${ended.map(({ callId }) => callId)}::text[], ${ended.map(({ outcome }) => outcome)}::text[],
      ${ended.map(({ endedAt }) => new Date(endedAt))}::timestamptz[]) AS ended (call_id, outcome, ended_at)
    WHERE tried.workspace_id = ${tx.workspaceId} AND tried.call_id = ended.call_id AND tried.outcome IS NULL
    RETURNING tried.call_id AS "callId", tried.campaign_number_id AS "numberId", tried.campaign_id AS "campaignId", tried.number AS tries`;
  const tries = parseStored(settledSchema, rows);
  if (tries.length === 0) return;
  const byNumber = new Map(tries.map((one) => [one.numberId, one]));
  const byCall = new Map(ended.map((one) => [one.callId, one]));
  const campaigns = await holdCampaigns(tx, [...new Set(tries.map(({ campaignId }) => campaignId))]);
  const numbers = (await lockNumbers(tx, [...byNumber.keys()])).filter(({ status }) => status === 'calling');
  const refused = await listRefused(
    tx,
    numbers.map(({ e164 }) => e164),
  );
  await changeNumbers(
    tx,
    numbers.flatMap((number) => {
      const made = byNumber.get(number.id);
      const end = made && byCall.get(made.callId);
      const campaign = campaigns.get(number.campaignId);
      if (made === undefined || end === undefined || campaign === undefined) return [];
      const outcome = refused.has(number.e164) ? 'optedOut' : end.outcome;
      return [next(campaign, number, { outcome, tries: made.tries, endedAt: end.endedAt })];
    }),
  );
}

function next(
  { mostTries, pauseMinutes, week, status }: Campaign,
  number: CampaignNumber,
  ended: { outcome: TryOutcome; tries: number; endedAt: number },
) {
  const then = afterTry({ mostTries, pauseMinutes }, ended, { week, zones: zonesOf(number) });
  const { id } = number;
  const lastOutcome = ended.outcome;
  if (then.status !== 'waiting') return { id, lastOutcome, status: then.status, settledAt: ended.endedAt };
  if (status === 'cancelled') return { id, lastOutcome, status: 'cancelled' as const, settledAt: ended.endedAt };
  return { id, lastOutcome, status: then.status, dueAt: then.dueAt };
}

/** Nobody cancels them before this transaction is over. */
async function holdCampaigns(tx: Tx, ids: readonly CampaignId[]): Promise<Map<CampaignId, Campaign>> {
  await clientOf(tx).$queryRaw`SELECT id FROM campaign WHERE id = ANY (${[...ids]}::text[]) ORDER BY id FOR SHARE`;
  const found = new Map<CampaignId, Campaign>();
  for (const id of ids) {
    const campaign = await findCampaign(tx, id);
    if (campaign !== undefined) found.set(id, campaign);
  }
  return found;
}

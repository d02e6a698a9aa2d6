import { callsToPlace, isFailing, mayCallAt, nextCallAt } from '@aybiza/campaigns';
import {
  type CampaignNumber,
  changeNumbers,
  countNumbers,
  listDueNumbers,
  type NumberChange,
  noNumbers,
} from '@aybiza/db/campaigns/campaign-numbers';
import {
  addTries,
  listLatestOutcomes,
  listUntakenTries,
  takeBackTries,
  zonesOf,
} from '@aybiza/db/campaigns/campaign-tries';
import { type Campaign, type CampaignWait, changeCampaign, lockRunningCampaign } from '@aybiza/db/campaigns/campaigns';
import type { Db, Tx } from '@aybiza/db/client';
import { keepPlacements } from '@aybiza/db/keep-placement';
import { findUncallable, type OutboundRoom, openOutbound } from '@aybiza/db/outbound/admit-outbound';
import { findReachedLimit, getCallRules } from '@aybiza/db/usage/admit-call';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import type { CallId, CampaignId, WorkspaceId } from '@aybiza/foundation/ids';

/** What drives campaigns. */
export interface CampaignWorld {
  db: Db;
  clock: Pick<Clock, 'now'>;
  /** Says that a call is to be placed; false: no voice process has taken it on. */
  announce(news: { workspaceId: WorkspaceId; callId: CallId }): Promise<boolean>;
}

/** Calls that one round makes, and numbers that it looks at. */
const MOST_CALLS = 100;
const MOST_NUMBERS = 250;
/** A call that nobody has taken on for so long, nobody will: its worker has died. Longer than an announcement waits. */
const UNTAKEN_MS = 10_000;
/** After how long is asked again, when no process with a telephone was there, or a person was called too often by others. */
const NO_TELEPHONE_PAUSE_MS = 60_000;
const CALLED_LATELY_PAUSE_MS = 60 * 60_000;

/**
 * Does what a campaign has to do now. Everything that counts is written down in one transaction: calls, tries and where the numbers stand; so
 * a worker may die at any point, and any number of workers may do this at once. A call that no voice process has taken on is taken back.
 */
export async function driveCampaign(
  { db, clock, announce }: CampaignWorld,
  { workspaceId, campaignId }: { workspaceId: WorkspaceId; campaignId: CampaignId },
): Promise<void> {
  const now = clock.now();
  const callIds = await db.forWorkspace(workspaceId, (tx) => makeCalls(tx, campaignId, now));
  const taken = await Promise.all(callIds.map((callId) => announce({ workspaceId, callId })));
  const untaken = callIds.filter((_callId, index) => taken[index] !== true);
  if (untaken.length === 0) return;
  await db.forWorkspace(workspaceId, async (tx) => {
    const campaign = await lockRunningCampaign(tx, campaignId);
    await takeBackTries(tx, { callIds: untaken, dueAt: now + NO_TELEPHONE_PAUSE_MS });
    if (campaign !== undefined) await changeCampaign(tx, campaignId, { waitsFor: 'noTelephone' });
  });
}

/** The calls to make now. */
async function makeCalls(tx: Tx, campaignId: CampaignId, now: number): Promise<CallId[]> {
  const campaign = await lockRunningCampaign(tx, campaignId);
  if (campaign === undefined || (campaign.startsAt ?? now) > now) return [];
  const left = await listUntakenTries(tx, campaignId, now - UNTAKEN_MS);
  await takeBackTries(tx, { callIds: left, dueAt: now });
  const outcomes = await listLatestOutcomes(tx, campaign);
  if (isFailing(outcomes)) {
    await changeCampaign(tx, campaignId, { status: 'paused', pauseReason: 'failures', waitsFor: null });
    return [];
  }
  const { waiting, calling } = (await countNumbers(tx, [campaignId])).get(campaignId) ?? noNumbers();
  if (waiting === 0) {
    if (calling === 0) await changeCampaign(tx, campaignId, { status: 'finished', finishedAt: now, waitsFor: null });
    return [];
  }
  const room = await findRoom(tx, campaign, now);
  const { callsAtOnce } = campaign;
  const free = [room.free, MOST_CALLS];
  const count = callsToPlace({ underWay: calling, callsAtOnce, free, ended: outcomes.length });
  const chosen = count === 0 ? [] : await chooseNumbers(tx, campaign, { count, rules: room.rules, now });
  const waitsFor = room.waitsFor ?? (count > 0 && chosen.length === 0 && calling === 0 ? 'hours' : null);
  if (waitsFor !== campaign.waitsFor) await changeCampaign(tx, campaignId, { waitsFor });
  return chosen.length === 0 ? [] : place(tx, campaign, { chosen, now });
}

/** What the workspace has room for. A reached cap is waited for, and no call is asked for that it would refuse. */
async function findRoom(
  tx: Tx,
  { fromE164 }: Campaign,
  now: number,
): Promise<Pick<OutboundRoom, 'rules' | 'free'> & { waitsFor: CampaignWait | undefined }> {
  const { rules, full, free } = await openOutbound(tx, fromE164, now);
  const { areThere, timeZone } = await getCallRules(tx);
  if (areThere && (await findReachedLimit(tx, { now, timeZone })) !== undefined)
    return { rules, free: 0, waitsFor: 'limit' };
  return {
    ...{ rules, free },
    waitsFor: full === 'atOnce' || full === 'perNumberHour' || full === 'costPerDay' ? full : full && 'stopped',
  };
}

/** Those who are called now; whoever may not be called is put off or settled. */
async function chooseNumbers(
  tx: Tx,
  campaign: Campaign,
  { count, rules, now }: Pick<OutboundRoom, 'rules'> & { count: number; now: number },
): Promise<CampaignNumber[]> {
  const due = await listDueNumbers(tx, campaign.id, { now, limit: MOST_NUMBERS });
  const uncallable = await findUncallable(
    tx,
    due.map(({ e164 }) => e164),
    { rules, now },
  );
  const chosen: CampaignNumber[] = [];
  const changes: NumberChange[] = [];
  for (const number of due) {
    if (chosen.length === count) break;
    const change = putOff(campaign, number, { unwanted: uncallable.get(number.e164), now });
    if (change === undefined) chosen.push(number);
    else changes.push(change);
  }
  await changeNumbers(tx, changes);
  return chosen;
}

type Unwanted = Awaited<ReturnType<typeof findUncallable>> extends Map<string, infer Reason> ? Reason : never;

/** Why somebody is not called now; undefined: they are. That they have agreed, the list itself has on record. */
function putOff(
  { week }: Campaign,
  number: CampaignNumber,
  { unwanted, now }: { unwanted: Unwanted | undefined; now: number },
): NumberChange | undefined {
  const { id } = number;
  if (unwanted === 'optedOut') return { id, status: 'optedOut', settledAt: now };
  if (unwanted === 'destination') return { id, status: 'notCallable', settledAt: now };
  const zones = zonesOf(number);
  const pause = unwanted === 'perDestinationHour' ? CALLED_LATELY_PAUSE_MS : 0;
  if (pause === 0 && mayCallAt(week, zones, now)) return undefined;
  const dueAt = nextCallAt(week, zones, now + pause);
  return dueAt === undefined ? { id, status: 'noHours', settledAt: now } : { id, status: 'waiting', dueAt };
}

/** Codes of what is wrong with the campaign itself, and stays so until somebody changes it. */
const CANNOT_CALL: ReadonlySet<string> = new Set([
  'NOT_FOUND',
  'NOT_PUBLISHED',
  'FLOW_NOT_OUTBOUND',
  'UNKNOWN_INPUT',
  'UNKNOWN_NUMBER',
]);

async function place(
  tx: Tx,
  { id, agentId, fromE164: from, practice }: Campaign,
  { chosen, now }: { chosen: readonly CampaignNumber[]; now: number },
): Promise<CallId[]> {
  const calls = chosen.map(({ e164: to, inputs }) => ({ to, inputs }));
  try {
    const callIds = await keepPlacements(tx, { agentId, from, calls }, { now, practice });
    const made = chosen.flatMap((number, index) => {
      const callId = callIds[index];
      return callId === undefined ? [] : [{ number, callId }];
    });
    await addTries(tx, id, { made, now });
    return callIds;
  } catch (error) {
    if (!(error instanceof AppError && CANNOT_CALL.has(error.code))) throw error;
    await changeCampaign(tx, id, { status: 'paused', pauseReason: 'cannotCall', waitsFor: null });
    return [];
  }
}

import { NUMBER_STATUSES, type NumberStatus, TRY_OUTCOMES } from '@aybiza/campaigns';
import {
  type CampaignId,
  type CampaignNumberId,
  callIdSchema,
  campaignIdSchema,
  campaignNumberIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonText } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

const inputsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const numberSchema = z
  .object({
    id: campaignNumberIdSchema,
    campaignId: campaignIdSchema,
    line: z.int(),
    e164: z.string(),
    name: z.string(),
    inputsDocument: inputsSchema,
    timeZone: z.string().nullable(),
    consent: z.string(),
    consentAt: momentColumn,
    status: z.enum(NUMBER_STATUSES),
    tries: z.int(),
    dueAt: momentColumn,
    lastOutcome: z.enum(TRY_OUTCOMES).nullable(),
    settledAt: momentColumn.nullable(),
    calls: z.array(z.object({ number: z.int(), callId: callIdSchema })).default([]),
  })
  .transform(({ inputsDocument, ...row }) => ({ ...row, inputs: inputsDocument }));
/** One line of a campaign's list, and what came of it. */
export type CampaignNumber = z.output<typeof numberSchema>;

const WITH_CALLS = { calls: { select: { number: true, callId: true }, orderBy: { number: 'asc' } } } as const;

export interface NewCampaignNumber {
  e164: string;
  name: string;
  inputs: CampaignNumber['inputs'];
  /** IANA; null: every zone in which the number may be. */
  timeZone: string | null;
  /** How this person has agreed to be called. */
  consent: string;
}

/** Puts people on a campaign's list, behind those who are there; whoever is on it already stays as they are. Gives how many are new. */
export async function addCampaignNumbers(
  tx: Tx,
  campaignId: CampaignId,
  { numbers, now }: { numbers: readonly NewCampaignNumber[]; now: number },
): Promise<number> {
  const { workspaceId } = tx;
  const last = await clientOf(tx).campaignNumber.aggregate({
    where: { workspaceId, campaignId },
    _max: { line: true },
  });
  const first = (last._max.line ?? 0) + 1;
  const people = numbers.map((number, index) => ({ ...number, id: newId('campaignNumber'), line: first + index }));
  // One document: thousands of parameters cost the client seconds, in which the transaction stands still.
  return clientOf(tx).$executeRaw`
    INSERT INTO campaign_number (id, workspace_id, campaign_id, line, e164, name, inputs_document, time_zone, consent, consent_at, due_at)
    SELECT id, ${workspaceId}, ${campaignId}, line, e164, name, inputs, "timeZone", consent, ${new Date(now)}::timestamptz, ${new Date(now)}::timestamptz
    FROM jsonb_to_recordset(${toJsonText(people)}::jsonb)
      AS listed (id text, line integer, e164 text, name text, inputs jsonb, "timeZone" text, consent text)
    ORDER BY line
    ON CONFLICT (campaign_id, e164) DO NOTHING`;
}

/** Whose turn it is, the first due first. */
export async function listDueNumbers(
  tx: Tx,
  campaignId: CampaignId,
  { now, limit }: { now: number; limit: number },
): Promise<CampaignNumber[]> {
  const rows = await clientOf(tx).campaignNumber.findMany({
    where: { workspaceId: tx.workspaceId, campaignId, status: 'waiting', dueAt: { lte: new Date(now) } },
    orderBy: [{ dueAt: 'asc' }, { line: 'asc' }],
    take: limit,
  });
  return parseStored(z.array(numberSchema), rows);
}

/** Where some numbers stand from now on; what is not said stays. */
export interface NumberChange {
  id: CampaignNumberId;
  status: NumberStatus;
  dueAt?: number;
  tries?: number;
  lastOutcome?: CampaignNumber['lastOutcome'];
  settledAt?: number;
}

/** Changes many at once, which a lock on their campaign or on their try keeps from others. */
export async function changeNumbers(tx: Tx, changes: readonly NumberChange[]): Promise<void> {
  if (changes.length === 0) return;
  const moment = (at: number | undefined) => (at === undefined ? null : new Date(at));
  await clientOf(tx).$executeRaw`
    UPDATE campaign_number AS number SET
      status = changed.status,
      due_at = coalesce(changed.due_at, number.due_at),
      tries = coalesce(changed.tries, number.tries),
      last_outcome = coalesce(changed.last_outcome, number.last_outcome),
      settled_at = coalesce(changed.settled_at, number.settled_at)
    FROM unnest(
      ${changes.map(({ id }) => id)}::text[],
      ${changes.map(({ status }) => status)}::text[],
      ${changes.map(({ dueAt }) => moment(dueAt))}::timestamptz[],
      ${changes.map(({ tries }) => tries ?? null)}::integer[],
      ${changes.map(({ lastOutcome }) => lastOutcome ?? null)}::text[],
      ${changes.map(({ settledAt }) => moment(settledAt))}::timestamptz[]
    ) AS changed (id, status, due_at, tries, last_outcome, settled_at)
    WHERE number.workspace_id = ${tx.workspaceId} AND number.id = changed.id`;
}

/** Some numbers of any campaign, kept from others until this transaction is over. */
export async function lockNumbers(tx: Tx, ids: readonly CampaignNumberId[]): Promise<CampaignNumber[]> {
  const { workspaceId } = tx;
  await clientOf(tx).$queryRaw`
    SELECT id FROM campaign_number WHERE workspace_id = ${workspaceId} AND id = ANY (${[...ids]}::text[]) ORDER BY id FOR UPDATE`;
  const rows = await clientOf(tx).campaignNumber.findMany({ where: { workspaceId, id: { in: [...ids] } } });
  return parseStored(z.array(numberSchema), rows);
}

/** Nobody of these is called any more; calls that are on go on. */
export async function cancelWaitingNumbers(tx: Tx, campaignId: CampaignId, now: number): Promise<void> {
  await clientOf(tx).campaignNumber.updateMany({
    where: { workspaceId: tx.workspaceId, campaignId, status: 'waiting' },
    data: { status: 'cancelled', settledAt: new Date(now) },
  });
}

const countsSchema = z.array(
  z.object({ campaignId: campaignIdSchema, status: z.enum(NUMBER_STATUSES), count: z.int() }),
);

/** How many numbers of each campaign are in each state. */
export async function countNumbers(
  tx: Tx,
  campaignIds: readonly CampaignId[],
): Promise<Map<CampaignId, Record<NumberStatus, number>>> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT campaign_id AS "campaignId", status, count(*)::integer AS count FROM campaign_number
    WHERE workspace_id = ${tx.workspaceId} AND campaign_id = ANY (${[...campaignIds]}::text[]) GROUP BY 1, 2`;
  const counted = new Map(campaignIds.map((id) => [id, noNumbers()]));
  for (const { campaignId, status, count } of parseStored(countsSchema, rows)) {
    const of = counted.get(campaignId);
    if (of !== undefined) of[status] = count;
  }
  return counted;
}

/** None in any state. */
export function noNumbers(): Record<NumberStatus, number> {
  const settled = { reached: 0, messageLeft: 0, notReached: 0, optedOut: 0, noHours: 0, notCallable: 0 };
  return { waiting: 0, calling: 0, ...settled, unknown: 0, cancelled: 0 };
}

/** A campaign's list by line, with the calls that were made; `after` is the last line of the page before. */
export async function listCampaignNumbers(
  tx: Tx,
  filter: { campaignId: CampaignId; status?: NumberStatus | undefined },
  page: { limit: number; after?: number | undefined },
): Promise<{ numbers: CampaignNumber[]; nextAfter: number | undefined }> {
  const rows = await clientOf(tx).campaignNumber.findMany({
    where: {
      workspaceId: tx.workspaceId,
      campaignId: filter.campaignId,
      ...(filter.status === undefined ? {} : { status: filter.status }),
      line: { gt: page.after ?? 0 },
    },
    include: WITH_CALLS,
    orderBy: { line: 'asc' },
    take: page.limit + 1,
  });
  const numbers = parseStored(z.array(numberSchema), rows.slice(0, page.limit));
  return { numbers, nextAfter: rows.length > page.limit ? numbers.at(-1)?.line : undefined };
}

/** Takes somebody off every list; gives the lines that went. */
export async function forgetCampaignNumbers(tx: Tx, e164: string): Promise<CampaignNumberId[]> {
  const where = { workspaceId: tx.workspaceId, e164 };
  const rows = await clientOf(tx).campaignNumber.findMany({ where, select: { id: true } });
  await clientOf(tx).campaignNumber.deleteMany({ where });
  return rows.map(({ id }) => campaignNumberIdSchema.parse(id));
}

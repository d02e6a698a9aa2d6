import { NUMBER_STATUSES, RETRIED_OUTCOMES } from '@aybiza/campaigns';
import {
  type AgentId,
  agentIdSchema,
  type CampaignId,
  campaignIdSchema,
  type WorkspaceId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { scheduleSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from '../columns.ts';
import { tellWebhooks } from '../tell-webhooks.ts';
import { clientOf, type Db, lookupOf, type Tx } from '../transaction.ts';

/** `draft`: its list is being made. `paused`: nobody is called until somebody resumes it. */
export const CAMPAIGN_STATUSES = ['draft', 'running', 'paused', 'finished', 'cancelled'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** `failures`: too many calls failed. `cannotCall`: its agent or its number is not there any more, or takes other inputs. */
export const PAUSE_REASONS = ['person', 'failures', 'cannotCall'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What a running campaign may wait for, until it goes on by itself: a cap of the workspace, a limit of its calls, a telephone, the hours. */
export const CAMPAIGN_WAITS = [
  'atOnce',
  'perNumberHour',
  'costPerDay',
  'stopped',
  'limit',
  'noTelephone',
  'hours',
] as const;
export type CampaignWait = (typeof CAMPAIGN_WAITS)[number];

const weekSchema = scheduleSchema.shape.weekly;
const pausesSchema = z.record(z.enum(RETRIED_OUTCOMES), z.int().nullable());

const campaignSchema = z
  .object({
    id: campaignIdSchema,
    name: z.string(),
    agentId: agentIdSchema,
    fromE164: z.string(),
    weekDocument: weekSchema,
    mostTries: z.int(),
    pausesDocument: pausesSchema,
    callsAtOnce: z.int(),
    status: z.enum(CAMPAIGN_STATUSES),
    pauseReason: z.enum(PAUSE_REASONS).nullable(),
    waitsFor: z.enum(CAMPAIGN_WAITS).nullable(),
    startsAt: momentColumn.nullable(),
    watchedFrom: momentColumn.nullable(),
    practice: z.boolean(),
    createdBy: z.string(),
    createdAt: momentColumn,
    finishedAt: momentColumn.nullable(),
    listErasedAt: momentColumn.nullable(),
    countsDocument: z.partialRecord(z.enum(NUMBER_STATUSES), z.int()).nullable(),
  })
  .transform(({ weekDocument, pausesDocument, countsDocument, ...row }) => ({
    ...row,
    week: weekDocument,
    pauseMinutes: pausesDocument,
    /** Of a list that is erased: how many stood where. */
    countsBefore: countsDocument,
  }));
/** An agent calls everybody on a list. */
export type Campaign = z.output<typeof campaignSchema>;

/** What people say of a campaign. */
export interface CampaignPlan {
  name: string;
  agentId: AgentId;
  /** A number of the workspace, which they see. */
  fromE164: string;
  /** Hours, Monday first, on the clock of whoever is called. */
  week: Campaign['week'];
  mostTries: number;
  /** After which outcome somebody is called again, and how many minutes later; null: not again. */
  pauseMinutes: Campaign['pauseMinutes'];
  callsAtOnce: number;
}

export async function addCampaign(
  tx: Tx,
  { week, pauseMinutes, name, ...plan }: CampaignPlan & { practice: boolean; createdBy: string; createdAt: number },
): Promise<CampaignId> {
  const id = newId('campaign');
  await clientOf(tx).campaign.create({
    data: {
      ...plan,
      id,
      workspaceId: tx.workspaceId,
      name: storableText(name),
      createdAt: new Date(plan.createdAt),
      weekDocument: toJsonColumn(week),
      pausesDocument: toJsonColumn(pauseMinutes),
    },
  });
  return id;
}

export async function findCampaign(tx: Tx, id: CampaignId): Promise<Campaign | undefined> {
  const row = await clientOf(tx).campaign.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(campaignSchema, row);
}

/** The same, and nobody else changes it before this transaction is over. */
export async function lockCampaign(tx: Tx, id: CampaignId): Promise<Campaign | undefined> {
  await clientOf(tx).$queryRaw`SELECT id FROM campaign WHERE id = ${id} FOR UPDATE`;
  return findCampaign(tx, id);
}

/** The same for a worker: undefined when it does not run, or another worker is at it. */
export async function lockRunningCampaign(tx: Tx, id: CampaignId): Promise<Campaign | undefined> {
  const rows = await clientOf(tx).$queryRaw<unknown[]>`
    SELECT id FROM campaign WHERE id = ${id} AND status = 'running' FOR UPDATE SKIP LOCKED`;
  return rows.length === 0 ? undefined : findCampaign(tx, id);
}

/** The newest first; `after` is the last one of the page before. */
export async function listCampaigns(
  tx: Tx,
  page: { limit: number; after?: CampaignId | undefined },
): Promise<{ campaigns: Campaign[]; nextAfter: CampaignId | undefined }> {
  const { workspaceId } = tx;
  const rows = await clientOf(tx).campaign.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    ...(page.after === undefined ? {} : { cursor: { workspaceId_id: { workspaceId, id: page.after } }, skip: 1 }),
  });
  const campaigns = parseStored(z.array(campaignSchema), rows.slice(0, page.limit));
  return { campaigns, nextAfter: rows.length > page.limit ? campaigns.at(-1)?.id : undefined };
}

export type CampaignChange = Partial<CampaignPlan> & {
  status?: CampaignStatus;
  pauseReason?: PauseReason | null;
  waitsFor?: CampaignWait | null;
  startsAt?: number | null;
  watchedFrom?: number;
  finishedAt?: number;
};

/** Changes one that the transaction has locked; whoever wants to hear of a pause or of its end is told. */
export async function changeCampaign(tx: Tx, id: CampaignId, change: CampaignChange): Promise<void> {
  const { week, pauseMinutes, startsAt, watchedFrom, finishedAt, ...rest } = change;
  const toDate = (at: number) => new Date(at);
  await clientOf(tx).campaign.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: {
      ...rest,
      ...(week === undefined ? {} : { weekDocument: toJsonColumn(week) }),
      ...(pauseMinutes === undefined ? {} : { pausesDocument: toJsonColumn(pauseMinutes) }),
      ...(startsAt === undefined ? {} : { startsAt: startsAt === null ? null : toDate(startsAt) }),
      ...(watchedFrom === undefined ? {} : { watchedFrom: toDate(watchedFrom) }),
      ...(finishedAt === undefined ? {} : { finishedAt: toDate(finishedAt) }),
    },
  });
  const { status } = change;
  if (status === 'paused' || status === 'finished') await tellWebhooks(tx, `campaign.${status}`, { campaignId: id });
}

/** Forgets a campaign with its list; the calls that it made stay. */
export async function deleteCampaign(tx: Tx, id: CampaignId): Promise<void> {
  await clientOf(tx).campaign.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
}

const runningSchema = z.array(
  z
    .object({ id: campaignIdSchema, workspace_id: workspaceIdSchema })
    .transform((row) => ({ campaignId: row.id, workspaceId: row.workspace_id })),
);

/** The campaigns that run, of all workspaces, behind one; the first page is behind the empty text. */
export async function listRunningCampaigns(
  db: Db,
  { behind, limit }: { behind: string; limit: number },
): Promise<{ campaignId: CampaignId; workspaceId: WorkspaceId }[]> {
  const rows = await lookupOf(db)`SELECT * FROM list_running_campaigns(${behind}::text, ${limit}::integer)`;
  return parseStored(runningSchema, rows);
}

import { z } from 'zod';
import { bigintColumn, momentColumn, parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { getUsageSettings } from '../usage/usage-settings.ts';

/** What may hold a call back that an agent is to place. */
export const OUTBOUND_CAPS = [
  'atOnce',
  'perNumberHour',
  'perDestinationHour',
  'costPerDay',
  'destination',
  'optedOut',
  'noConsent',
] as const;
export type OutboundCap = (typeof OUTBOUND_CAPS)[number];

/** How much the agents of a workspace may call others, and where. */
export interface OutboundRules {
  /** Calls that are on, or about to be. */
  atOnce: number;
  /** Calls from one of the workspace's numbers in an hour. */
  perNumberHour: number;
  /** Calls of one number in an hour. */
  perDestinationHour: number;
  /** What the placed calls of a day may cost, in millionths of the workspace's currency. */
  costPerDayMicros: number;
  /** ISO 3166-1, beside the countries of the workspace's own numbers. */
  countries: readonly string[];
}

/** What a day may cost where nobody has said. */
const DOLLARS_A_DAY = 25;
const DEFAULTS = { atOnce: 10, perNumberHour: 60, perDestinationHour: 3, countries: [] };

const ruleSchema = z.object({
  atOnce: z.int(),
  perNumberHour: z.int(),
  perDestinationHour: z.int(),
  costPerDayMicros: bigintColumn.nullable(),
  countries: z.array(z.string()),
  stoppedAt: momentColumn.nullable(),
});

/** The rules, which hold for whoever has changed nothing too; `stoppedAt`: nobody is called any more until an owner says so. */
export async function getOutboundRules(tx: Tx): Promise<OutboundRules & { stoppedAt: number | null }> {
  const row = await clientOf(tx).outboundRule.findUnique({ where: { workspaceId: tx.workspaceId } });
  const rules = row === null ? { ...DEFAULTS, costPerDayMicros: null, stoppedAt: null } : parseStored(ruleSchema, row);
  const { dollarMicros } = await getUsageSettings(tx);
  return { ...rules, costPerDayMicros: rules.costPerDayMicros ?? DOLLARS_A_DAY * dollarMicros };
}

/** Sets all of them, and lets calls be placed again. */
export async function setOutboundRules(tx: Tx, rules: OutboundRules): Promise<void> {
  const { costPerDayMicros, countries, ...rest } = rules;
  const columns = { ...rest, costPerDayMicros: BigInt(costPerDayMicros), countries: [...countries], stoppedAt: null };
  await write(tx, columns);
}

/** From now on nobody is called. */
export async function stopOutbound(tx: Tx, now: number): Promise<void> {
  await write(tx, { stoppedAt: new Date(now) });
}

async function write(tx: Tx, columns: { stoppedAt: Date | null }): Promise<void> {
  const { workspaceId } = tx;
  const upsert = { where: { workspaceId }, create: { workspaceId, ...columns }, update: columns };
  await clientOf(tx).outboundRule.upsert(upsert);
}

const refusalSchema = z.object({ cap: z.enum(OUTBOUND_CAPS), hourFrom: momentColumn, refused: z.int() });
/** How many calls a cap has refused in an hour. */
export type OutboundRefusal = z.output<typeof refusalSchema>;

/** What was refused since a moment, the newest first. */
export async function listOutboundRefusals(tx: Tx, since: number): Promise<OutboundRefusal[]> {
  const rows = await clientOf(tx).outboundRefusal.findMany({
    where: { workspaceId: tx.workspaceId, hourFrom: { gte: new Date(since) } },
    orderBy: [{ hourFrom: 'desc' }, { cap: 'asc' }],
    take: 200,
  });
  return parseStored(z.array(refusalSchema), rows);
}

const countSchema = z.tuple([z.object({ refused: z.int() })]);

/** Counts a refusal; says how many there have been of this cap in the hour. */
export async function countRefusal(tx: Tx, cap: OutboundCap, hourFrom: number): Promise<number> {
  const rows = await clientOf(tx).$queryRaw`
    INSERT INTO outbound_refusal (workspace_id, cap, hour_from) VALUES (${tx.workspaceId}, ${cap}, ${new Date(hourFrom)}::timestamptz)
    ON CONFLICT (workspace_id, cap, hour_from) DO UPDATE SET refused = outbound_refusal.refused + 1
    RETURNING refused`;
  return parseStored(countSchema, rows)[0].refused;
}

import { z } from 'zod';
import { bigintColumn, parseStored, storableText } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

/** How much a workspace allows itself; null: as much as comes. */
export interface UsageLimits {
  callsAtOnce: number | null;
  callsPerDay: number | null;
  minutesPerMonth: number | null;
  /** Millionths of the currency. */
  costPerMonthMicros: number | null;
  /** What callers hear who are turned away; empty: what the line says by itself. */
  sentence: string;
}

/** In which money a workspace reckons. */
export interface UsageCurrency {
  /** ISO 4217. */
  currency: string;
  /** Millionths of it for a dollar of the list prices. */
  dollarMicros: number;
}

const settingsSchema = z.object({
  currency: z.string(),
  dollarMicros: bigintColumn,
  callsAtOnce: z.int().nullable(),
  callsPerDay: z.int().nullable(),
  minutesPerMonth: z.int().nullable(),
  costPerMonthMicros: bigintColumn.nullable(),
  sentence: z.string(),
});
export type UsageSettings = z.output<typeof settingsSchema>;

const UNCHANGED: UsageSettings = {
  currency: 'USD',
  dollarMicros: 1_000_000,
  callsAtOnce: null,
  callsPerDay: null,
  minutesPerMonth: null,
  costPerMonthMicros: null,
  sentence: '',
};

/** Money and limits of a workspace; dollars and no limit where nobody has changed anything. */
export async function getUsageSettings(tx: Tx): Promise<UsageSettings> {
  const row = await clientOf(tx).usageSetting.findUnique({ where: { workspaceId: tx.workspaceId } });
  return row === null ? UNCHANGED : parseStored(settingsSchema, row);
}

/** Is there anything that could turn a call away? */
export function hasLimits(limits: Omit<UsageLimits, 'sentence'>): boolean {
  const { callsAtOnce, callsPerDay, minutesPerMonth, costPerMonthMicros } = limits;
  return [callsAtOnce, callsPerDay, minutesPerMonth, costPerMonthMicros].some((limit) => limit !== null);
}

/** Sets all limits; they count from the next call on. */
export async function setUsageLimits(tx: Tx, limits: UsageLimits): Promise<void> {
  const { sentence, costPerMonthMicros, ...rest } = limits;
  await write(tx, {
    ...rest,
    costPerMonthMicros: costPerMonthMicros === null ? null : BigInt(costPerMonthMicros),
    sentence: storableText(sentence),
  });
}

/** Sets the currency; prices of the workspace's own are taken as they are. */
export async function setUsageCurrency(tx: Tx, { currency, dollarMicros }: UsageCurrency): Promise<void> {
  await write(tx, { currency, dollarMicros: BigInt(dollarMicros) });
}

interface SettingColumns {
  currency?: string;
  dollarMicros?: bigint;
  callsAtOnce?: number | null;
  callsPerDay?: number | null;
  minutesPerMonth?: number | null;
  costPerMonthMicros?: bigint | null;
  sentence?: string;
}

async function write(tx: Tx, columns: SettingColumns): Promise<void> {
  const { workspaceId } = tx;
  const upsert = { where: { workspaceId }, create: { workspaceId, ...columns }, update: columns };
  await clientOf(tx).usageSetting.upsert(upsert);
}

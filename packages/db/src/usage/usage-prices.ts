import { type UsagePriceId, usagePriceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { BILLED_UNITS, type PriceTable, priceTable, type UsagePrice } from '@aybiza/measures';
import { z } from 'zod';
import { bigintColumn, parseStored, storableText } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { getUsageSettings } from './usage-settings.ts';

const priceSchema = z.object({
  id: usagePriceIdSchema,
  unit: z.enum(BILLED_UNITS),
  source: z.string(),
  micros: bigintColumn,
  validFrom: z.date().transform((date) => date.toISOString().slice(0, 10)),
});
/** A price of a workspace's own. */
export type StoredPrice = z.output<typeof priceSchema>;

/** More than a business agrees upon. */
const MOST_PRICES = 500;

/** A workspace's own prices, by unit and source, the newest first. */
export async function listUsagePrices(tx: Tx): Promise<StoredPrice[]> {
  const rows = await clientOf(tx).usagePrice.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: [{ unit: 'asc' }, { source: 'asc' }, { validFrom: 'desc' }],
    take: MOST_PRICES,
  });
  return parseStored(z.array(priceSchema), rows);
}

/** Keeps a price, in place of one of the same thing from the same day; undefined when there are as many as can be listed. */
export async function saveUsagePrice(tx: Tx, price: UsagePrice): Promise<UsagePriceId | undefined> {
  const { workspaceId } = tx;
  if ((await clientOf(tx).usagePrice.count({ where: { workspaceId } })) >= MOST_PRICES) return undefined;
  const key = {
    workspaceId,
    unit: price.unit,
    source: storableText(price.source),
    validFrom: new Date(`${price.validFrom}T00:00:00Z`),
  };
  const micros = BigInt(price.micros);
  const row = await clientOf(tx).usagePrice.upsert({
    where: { workspaceId_unit_source_validFrom: key },
    create: { ...key, id: newId('usagePrice'), micros },
    update: { micros },
  });
  return parseStored(priceSchema, row).id;
}

/** Takes a price away: the one before it counts on. False when it is not there. */
export async function removeUsagePrice(tx: Tx, id: UsagePriceId): Promise<boolean> {
  const { count } = await clientOf(tx).usagePrice.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}

/** What a workspace reckons with: its own prices before those of the list. */
export async function getPriceTable(tx: Tx): Promise<PriceTable & { currency: string }> {
  const { currency, dollarMicros } = await getUsageSettings(tx);
  return { ...priceTable(await listUsagePrices(tx), dollarMicros), currency };
}

import { OUTBOUND_CAPS } from '@aybiza/db/outbound/outbound-rules';
import { COUNTRIES } from '@aybiza/db/outbound/read-destination';
import { agentIdSchema, usagePriceIdSchema } from '@aybiza/foundation/ids';
import { BILLED_UNITS } from '@aybiza/measures';
import { z } from 'zod';
import { costShape, count, isPeriod, lengthOf, period, selectionShape } from '../analytics/analytics.schema.ts';
import { plainText } from '../plain-text.ts';

const { from, before, timeZone } = selectionShape;
const unit = z.enum(BILLED_UNITS);
/** Which vendor or model, or part of its name. */
const source = plainText(120).transform((text) => text.trim());
/** Millionths of the currency, up to a million of it. */
const micros = z.int().min(0).max(1_000_000_000_000);
const day = z.iso.date().refine((text) => text >= '2000-01-01' && text < '2100-01-01', { error: 'is too far away' });

export const getUsageInput = z
  .strictObject({ from, before, timeZone, agentId: agentIdSchema.optional() })
  .refine((input) => isPeriod(lengthOf(input)), period);

const amounts = { calls: count, callMs: count, ...costShape };
export const getUsageOutput = z.object({
  /** ISO 4217. */
  currency: z.string(),
  total: z.object(amounts),
  /** What was used of each thing that is on a bill, or would be. */
  items: z.array(
    z.object({
      unit: z.string(),
      /** `practice` and `browser` cost nothing; empty: it was never noted whose it was. */
      source: z.string(),
      amount: count,
      /** Null: it has no price. */
      costMicros: count.nullable(),
    }),
  ),
  agents: z.array(z.object({ agentId: agentIdSchema, name: z.string(), ...amounts })),
  /** Every day of the period, those without a call included. */
  days: z.array(
    z.object({
      day: z.iso.date(),
      ...amounts,
      recognisedMs: count,
      spokenCharacters: count,
      inputTokens: count,
      outputTokens: count,
      messages: count,
    }),
  ),
});

const atMost = (most: number) => z.int().min(1).max(most);
const limitShape = {
  callsAtOnce: atMost(100_000),
  callsPerDay: atMost(10_000_000),
  minutesPerMonth: atMost(100_000_000),
  /** Millionths of the currency. */
  costPerMonthMicros: z.int().min(1).max(1_000_000_000_000_000),
};
const sentence = plainText(500).transform((text) => text.trim());

export const setLimitsInput = z.strictObject({
  callsAtOnce: z.union([limitShape.callsAtOnce, z.literal('unlimited')]),
  callsPerDay: z.union([limitShape.callsPerDay, z.literal('unlimited')]),
  minutesPerMonth: z.union([limitShape.minutesPerMonth, z.literal('unlimited')]),
  costPerMonthMicros: z.union([limitShape.costPerMonthMicros, z.literal('unlimited')]),
  /** What callers hear who are turned away; empty: what the line says by itself, in the language of the flow. */
  sentence,
});
export const limitsOutput = z.object({
  callsAtOnce: limitShape.callsAtOnce.nullable(),
  callsPerDay: limitShape.callsPerDay.nullable(),
  minutesPerMonth: limitShape.minutesPerMonth.nullable(),
  costPerMonthMicros: limitShape.costPerMonthMicros.nullable(),
  sentence: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  /** How far it is now: calls that are on, calls of today, minutes and cost of the month. */
  used: z.object({
    callsAtOnce: count,
    callsPerDay: count,
    minutesPerMonth: count,
    costPerMonthMicros: count,
    /** Some of the month has no price. */
    isPartial: z.boolean(),
  }),
  /** What has happened to the limits this month, the newest first. */
  notices: z.array(
    z.object({
      limit: z.enum(['callsAtOnce', 'callsPerDay', 'minutesPerMonth', 'costPerMonth']),
      level: z.enum(['nearly', 'reached']),
      at: z.int(),
      periodFrom: z.int(),
      turnedAway: z.int(),
    }),
  ),
});

export const pricesOutput = z.object({
  currency: z.string(),
  /** Millionths of the currency for a dollar of the list prices. */
  dollarMicros: z.int(),
  own: z.array(z.object({ priceId: usagePriceIdSchema, unit, source: z.string(), micros, validFrom: z.string() })),
  /** What vendors ask of everybody, in millionths of a US dollar. */
  list: z.array(
    z.object({
      unit,
      source: z.string(),
      micros,
      validFrom: z.string(),
      vendor: z.string(),
      page: z.url(),
      noted: z.iso.date(),
    }),
  ),
});
export const setPriceInput = z.strictObject({ unit, source, micros, validFrom: day });
export const setPriceOutput = z.object({ priceId: usagePriceIdSchema });
export const removePriceInput = z.strictObject({ priceId: usagePriceIdSchema });
export const removePriceOutput = z.object({ done: z.literal(true) });

export const setCurrencyInput = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'is no currency: three letters, such as EUR' }),
  /** Millionths of it for a US dollar. */
  dollarMicros: z.int().min(1).max(1_000_000_000_000),
});

const countries = z
  .array(z.string().refine((code) => COUNTRIES.includes(code), { error: 'is no country: two letters, such as CH' }))
  .max(250)
  .transform((codes) => [...new Set(codes)].toSorted());
export const setOutboundInput = z.strictObject({
  atOnce: atMost(1_000).meta({ description: 'Calls that are on, or about to be.' }),
  perNumberHour: atMost(10_000).meta({ description: 'Calls from one of the workspace’s numbers in an hour.' }),
  perDestinationHour: atMost(100).meta({ description: 'Calls of one number in an hour.' }),
  costPerDayMicros: limitShape.costPerMonthMicros.meta({ description: 'Millionths of the currency.' }),
  countries: countries.meta({ description: 'ISO 3166-1, beside the countries of the workspace’s own numbers.' }),
});
export const outboundOutput = z.object({
  ...setOutboundInput.shape,
  countries: z.array(z.string()),
  currency: z.string(),
  /** Those of the workspace's own numbers, which may be called anyhow. */
  ownCountries: z.array(z.string()),
  /** Every country that can be allowed. */
  allCountries: z.array(z.string()),
  /** Since then nobody is called, because far more was asked for than is allowed. */
  stoppedAt: z.int().nullable(),
  /** What was refused in the last seven days. */
  refusals: z.array(z.object({ cap: z.enum(OUTBOUND_CAPS), hourFrom: z.int(), refused: z.int() })),
});

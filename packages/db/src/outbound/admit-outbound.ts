import { AppError } from '@aybiza/foundation/errors';
import { localDay } from '@aybiza/foundation/local-day';
import { BILLED_UNITS, costOf } from '@aybiza/measures';
import { z } from 'zod';
import { dayAndMonth } from '../analytics/local-period.ts';
import { parseStored } from '../columns.ts';
import { listPhoneNumbers } from '../phone-numbers.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { getPriceTable } from '../usage/usage-prices.ts';
import { getTimeZone } from '../workspaces.ts';
import {
  countRefusal,
  getOutboundRules,
  type OutboundCap,
  type OutboundRules,
  stopOutbound,
} from './outbound-rules.ts';
import { type Destination, isNearby, readDestination } from './read-destination.ts';

const HOUR_MS = 60 * 60_000;
const WHO_MAY_CHANGE = 'An owner can change this on the usage page.';
/** Why nobody is called, in English. */
export const OUTBOUND_SENTENCES: Readonly<Record<OutboundCap, string>> = {
  atOnce: `As many calls are being placed as this workspace allows at once. Try again when one is over. ${WHO_MAY_CHANGE}`,
  perNumberHour: `From this number as many calls were placed in the last hour as this workspace allows. ${WHO_MAY_CHANGE}`,
  perDestinationHour: `This person has been called as often in the last hour as this workspace allows. ${WHO_MAY_CHANGE}`,
  costPerDay: `The calls placed today have cost as much as this workspace allows in a day. ${WHO_MAY_CHANGE}`,
  destination: `This number is not one that the agents of this workspace may call: it is in a country that is not allowed, or of a kind that costs whoever calls it. ${WHO_MAY_CHANGE}`,
  optedOut: 'This person has asked not to be called. Who has is listed under Settings → Privacy.',
  noConsent:
    'It is not on record that this person has agreed to be called, which this workspace demands. Note their agreement under Settings → Privacy.',
};

const CODES: Readonly<Partial<Record<OutboundCap, string>>> = {
  destination: 'DESTINATION_NOT_ALLOWED',
  optedOut: 'OPTED_OUT',
  noConsent: 'NO_CONSENT_TO_CALL',
};

/** Nobody is called: a cap is reached, or the number is not one to call. */
export class OutboundRefusedError extends AppError {
  readonly cap: OutboundCap | 'stopped';

  constructor(cap: OutboundCap | 'stopped') {
    const stopped = 'Calls that agents place have been stopped, because far more were asked for than is allowed. ';
    const code = cap === 'stopped' ? 'OUTBOUND_STOPPED' : (CODES[cap] ?? 'OUTBOUND_CAP_REACHED');
    super(cap === 'stopped' ? stopped + WHO_MAY_CHANGE : OUTBOUND_SENTENCES[cap], {
      code,
      retryable: false,
      expose: true,
    });
    this.cap = cap;
  }
}

/**
 * Lets a call be placed, or does not. Requests of a workspace take turns here until their transaction ends, so that the last place is given
 * once.
 * @throws OutboundRefusedError
 */
export async function admitOutbound(tx: Tx, { from, to }: { from: string; to: string }, now: number): Promise<void> {
  const room = await openOutbound(tx, from, now);
  if (room.full === 'stopped') throw new OutboundRefusedError('stopped');
  const unwanted = (await findUncallable(tx, [to], { rules: room.rules, now })).get(to);
  const cap = unwanted ?? room.full;
  if (cap !== undefined) throw new OutboundRefusedError(cap);
}

/** What the caps of a workspace leave of a number's calls. */
export interface OutboundRoom {
  /** The caps, as they are until this transaction has ended. */
  rules: OutboundRules;
  /** The cap that lets no call through at the moment; `stopped`: none until an owner allows it. */
  full: OutboundCap | 'stopped' | undefined;
  /** Calls that may be placed now from this number; what they will cost is not known before. */
  free: number;
}

/** How many calls may be placed now. Nobody else is told so until this transaction has ended. @param from a number of the workspace */
export async function openOutbound(tx: Tx, from: string, now: number): Promise<OutboundRoom> {
  await clientOf(tx).$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('outbound ' || ${tx.workspaceId}, 0))`;
  const rules = await getOutboundRules(tx);
  if (rules.stoppedAt !== null) return { rules, full: 'stopped', free: 0 };
  const counts = await countCalls(tx, from, now);
  const free = Math.min(rules.atOnce - counts.atOnce, rules.perNumberHour - counts.ofNumber);
  if (counts.atOnce >= rules.atOnce) return { rules, full: 'atOnce', free: 0 };
  if (counts.ofNumber >= rules.perNumberHour) return { rules, full: 'perNumberHour', free: 0 };
  if ((await costOfDay(tx, now)) >= rules.costPerDayMicros) return { rules, full: 'costPerDay', free: 0 };
  return { rules, full: undefined, free };
}

type Uncallable = 'destination' | 'optedOut' | 'noConsent' | 'perDestinationHour';

/** Which of these numbers may not be called now, and why: where they lead, what the person has chosen, how often they were called. */
export async function findUncallable(
  tx: Tx,
  numbers: readonly string[],
  { rules, now }: Pick<OutboundRoom, 'rules'> & { now: number },
): Promise<Map<string, Uncallable>> {
  const own = await listOwnDestinations(tx);
  const facts = await readNumbers(tx, numbers, now);
  return new Map(
    facts.flatMap(({ to, choice, needsConsent, calls }): [string, Uncallable][] => {
      if (!leadsNearby(to, rules, own)) return [[to, 'destination']];
      if (choice === 'refused') return [[to, 'optedOut']];
      if (needsConsent && choice === null) return [[to, 'noConsent']];
      return calls >= rules.perDestinationHour ? [[to, 'perDestinationHour']] : [];
    }),
  );
}

const factsSchema = z.array(
  z.object({
    to: z.string(),
    choice: z.enum(['refused', 'agreed']).nullable(),
    needsConsent: z.boolean(),
    calls: z.int(),
  }),
);

/** What people have chosen, what the workspace demands of it, and how often each was called in the last hour. */
async function readNumbers(tx: Tx, numbers: readonly string[], now: number): Promise<z.output<typeof factsSchema>> {
  const { workspaceId } = tx;
  const rows = await clientOf(tx).$queryRaw`
    WITH asked AS (SELECT unnest(${[...numbers]}::text[]) AS e164),
      called AS (
        SELECT to_party AS e164, count(*)::integer AS calls FROM call
        WHERE workspace_id = ${workspaceId} AND direction = 'outbound' AND started_at > ${new Date(now - HOUR_MS)}::timestamptz
        GROUP BY to_party
      )
    SELECT asked.e164 AS "to", chosen.choice, coalesce(called.calls, 0) AS calls,
      EXISTS (SELECT FROM privacy_setting WHERE workspace_id = ${workspaceId} AND needs_consent_to_call) AS "needsConsent"
    FROM asked
      LEFT JOIN calling_choice chosen ON chosen.workspace_id = ${workspaceId} AND chosen.e164 = asked.e164
      LEFT JOIN called ON called.e164 = asked.e164`;
  return parseStored(factsSchema, rows);
}

/**
 * Keeps that a call was refused. When as many were refused in an hour as the cap lets through, something is calling that nobody watches:
 * then all placing stops until an owner allows it again.
 * @returns `first`: of this cap in this hour; `stopped`: nobody is called any more
 */
export async function noteOutboundRefused(
  tx: Tx,
  { cap }: OutboundRefusedError,
  now: number,
): Promise<{ first: boolean; stopped: boolean }> {
  if (cap === 'stopped') return { first: false, stopped: false };
  const refused = await countRefusal(tx, cap, Math.floor(now / HOUR_MS) * HOUR_MS);
  const rules = await getOutboundRules(tx);
  const stopped = rules.stoppedAt === null && refused >= mostRefused(cap, rules);
  if (stopped) await stopOutbound(tx, now);
  return { first: refused === 1, stopped };
}

/** Twice the cap in all. What has no count of its own is measured by what a number may do in an hour. */
function mostRefused(cap: OutboundCap, rules: OutboundRules): number {
  return cap === 'atOnce' || cap === 'perDestinationHour'
    ? Math.max(rules[cap], rules.perNumberHour)
    : rules.perNumberHour;
}

/** Is it a number to which calls of this workspace may be sent? Nothing is counted. @param to E.164 */
export async function mayReach(tx: Tx, to: string): Promise<boolean> {
  return leadsNearby(to, await getOutboundRules(tx), await listOwnDestinations(tx));
}

async function listOwnDestinations(tx: Tx): Promise<Destination[]> {
  return (await listPhoneNumbers(tx)).flatMap(({ e164 }) => readDestination(e164) ?? []);
}

function leadsNearby(to: string, { countries }: OutboundRules, own: readonly Destination[]): boolean {
  const destination = readDestination(to);
  return destination !== undefined && !destination.isRisky && isNearby(destination, { countries, own });
}

const countsSchema = z.tuple([z.object({ atOnce: z.int(), ofNumber: z.int() })]);

async function countCalls(tx: Tx, from: string, now: number) {
  const hourAgo = new Date(now - HOUR_MS);
  const rows = await clientOf(tx).$queryRaw`
    SELECT
      (SELECT count(*)::integer FROM call
       WHERE workspace_id = ${tx.workspaceId} AND direction = 'outbound' AND status = 'live') AS "atOnce",
      (SELECT count(*)::integer FROM call
       WHERE workspace_id = ${tx.workspaceId} AND direction = 'outbound' AND started_at > ${hourAgo}::timestamptz
         AND from_party = ${from}) AS "ofNumber"`;
  return parseStored(countsSchema, rows)[0];
}

const usedSchema = z.array(z.object({ unit: z.string(), source: z.string(), amount: z.coerce.number() }));

/** What the placed calls of today have cost, of those that were measured. */
async function costOfDay(tx: Tx, now: number): Promise<number> {
  const timeZone = (await getTimeZone(tx)) ?? 'UTC';
  const { dayFrom } = dayAndMonth(now, timeZone);
  const rows = await clientOf(tx).$queryRaw`
    SELECT used ->> 'unit' AS unit, used ->> 'source' AS source, sum((used ->> 'amount')::numeric) AS amount
    FROM call JOIN call_fact fact ON fact.call_id = call.id, jsonb_array_elements(fact.usage_document) used
    WHERE call.workspace_id = ${tx.workspaceId} AND call.direction = 'outbound' AND call.started_at >= ${new Date(dayFrom)}::timestamptz
    GROUP BY 1, 2`;
  const prices = await getPriceTable(tx);
  const day = localDay(now, timeZone);
  return parseStored(usedSchema, rows).reduce((sum, { unit, source, amount }) => {
    const billed = BILLED_UNITS.find((one) => one === unit);
    return sum + (billed === undefined ? 0 : (costOf(prices, { unit: billed, source, amount }, day) ?? 0));
  }, 0);
}

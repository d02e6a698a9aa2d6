import { z } from 'zod';
import { type CallSums, sumCallsByStep } from '../analytics/call-sums.ts';
import { sumLatency } from '../analytics/latency-sums.ts';
import { parseStored } from '../columns.ts';
import { Prisma } from '../generated/client.ts';
import { clientOf, type Tx } from '../transaction.ts';
import type { AlertCondition } from './alert-rule.ts';
import { measureLimit } from './measure-limit.ts';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
/** In a call something happens all the time: the agent asks again after seconds of silence. */
const QUIET_MS = 5 * MINUTE_MS;
/** What the log says when another vendor stood in. */
const STOOD_IN = 'DEGRADED';
/** Calls begin at most so long before what happens in them: no call lasts longer. */
const LONGEST_CALL_MS = 4 * 60 * MINUTE_MS;

interface Window {
  readonly from: number;
  readonly before: number;
}

/**
 * What a measure is now: of real calls only, as far back as the rule says; of a limit, what counts against it. Null where too few calls tell anything. Shares and times come from
 * the sums of quarters of an hour, so their window begins with one.
 */
export async function measureCalls(tx: Tx, rule: AlertCondition, now: number): Promise<number | null> {
  const window = { from: now - rule.windowMinutes * MINUTE_MS, before: now };
  switch (rule.measure) {
    case 'vendorFailures':
      return countStoodIn(tx, rule, window);
    case 'stalledCalls':
      return countStalled(tx, rule, window);
    case 'failedSteps':
      return countFailedSteps(tx, rule, window);
    case 'failedWebhooks':
      return countFailedWebhooks(tx, window);
    case 'answerTime':
      return measureAnswers(tx, rule, window);
    case 'callsOfDay':
    case 'minutesOfMonth':
    case 'costOfMonth':
      return measureLimit(tx, rule.measure, now);
    default:
      return measureSums(rule, await sumsOf(tx, rule, window));
  }
}

function selectionOf({ agentId }: AlertCondition) {
  return { isTest: false, ...(agentId === null ? {} : { agentId }) };
}

/** Whole quarters, the present one included. */
function quartersOf({ from, before }: Window) {
  return { starts: [Math.floor(from / QUARTER_MS) * QUARTER_MS], end: before + QUARTER_MS };
}

async function sumsOf(tx: Tx, rule: AlertCondition, window: Window): Promise<CallSums | undefined> {
  const [sums] = await sumCallsByStep(tx, selectionOf(rule), quartersOf(window));
  return sums;
}

function measureSums({ measure, atLeastCalls }: AlertCondition, sums: CallSums | undefined): number | null {
  if (sums === undefined) return measure === 'calls' ? 0 : null;
  if (measure === 'calls') return sums.calls;
  const understood = sums.understoodKey + sums.understoodLocal + sums.understoodModel;
  const [part, whole] =
    measure === 'notUnderstood'
      ? [sums.understoodNone, understood + sums.understoodNone]
      : [
          sums[measure === 'contained' || measure === 'transferred' || measure === 'left' ? measure : 'dropped'],
          sums.calls,
        ];
  return sums.calls < Math.max(1, atLeastCalls) || whole === 0 ? null : (100 * part) / whole;
}

async function measureAnswers(tx: Tx, rule: AlertCondition, window: Window): Promise<number | null> {
  const sums = await sumsOf(tx, rule, window);
  if (sums === undefined || sums.calls < Math.max(1, rule.atLeastCalls)) return null;
  const parts = await sumLatency(tx, selectionOf(rule), quartersOf(window));
  return parts.find(({ part }) => part === 'total')?.p95 ?? null;
}

const countSchema = z.tuple([z.object({ found: z.int() })]);

async function count(tx: Tx, from: Prisma.Sql): Promise<number> {
  const rows = await clientOf(tx).$queryRaw`SELECT count(*)::integer AS found ${from}`;
  return parseStored(countSchema, rows)[0].found;
}

function ofAgent({ agentId }: AlertCondition, column: Prisma.Sql): Prisma.Sql {
  return agentId === null ? Prisma.empty : Prisma.sql` AND ${column} = ${agentId}`;
}

function within(column: Prisma.Sql, { from, before }: Window): Prisma.Sql {
  return Prisma.sql`${column} >= ${new Date(from)}::timestamptz AND ${column} < ${new Date(before)}::timestamptz`;
}

function countStoodIn(tx: Tx, rule: AlertCondition, window: Window): Promise<number> {
  const noted = Prisma.sql`event.type = 'noted' AND event.call_event ->> 'code' = ${STOOD_IN}`;
  return count(tx, Prisma.sql`FROM call WHERE ${ofRule(tx, rule)} AND ${inWhich(noted, window)}`);
}

/** Calls that waited in vain, and calls under way in which nothing has happened for minutes although nobody was put through. */
function countStalled(tx: Tx, rule: AlertCondition, window: Window): Promise<number> {
  const quiet = Prisma.sql`${new Date(window.before - QUIET_MS)}::timestamptz`;
  return count(
    tx,
    Prisma.sql`FROM call WHERE ${ofRule(tx, rule)} AND (
      ${inWhich(Prisma.sql`event.type = 'stalled'`, window)}
      OR call.status = 'live' AND call.started_at < ${quiet} AND coalesce((
        SELECT event.at < ${quiet} AND event.type <> 'transferStarted' FROM call_event AS event WHERE ${OF_CALL}
        ORDER BY event.seq DESC LIMIT 1), true))`,
  );
}

const OF_CALL = Prisma.sql`event.call_started_at = call.started_at AND event.call_id = call.id AND event.workspace_id = call.workspace_id`;

function ofRule(tx: Tx, rule: AlertCondition): Prisma.Sql {
  return Prisma.sql`call.workspace_id = ${tx.workspaceId} AND NOT call.is_test${ofAgent(rule, Prisma.sql`call.agent_id`)}`;
}

/** Calls in whose log something stands of that time. */
function inWhich(what: Prisma.Sql, window: Window): Prisma.Sql {
  const begun = within(Prisma.sql`call.started_at`, { ...window, from: window.from - LONGEST_CALL_MS });
  return Prisma.sql`(${begun} AND EXISTS (
    SELECT FROM call_event AS event WHERE ${OF_CALL} AND ${what} AND ${within(Prisma.sql`event.at`, window)}))`;
}

function countFailedSteps(tx: Tx, rule: AlertCondition, window: Window): Promise<number> {
  return count(
    tx,
    Prisma.sql`FROM after_call_step AS step WHERE step.workspace_id = ${tx.workspaceId}
      AND step.status IN ('failed', 'unknown') AND ${within(Prisma.sql`step.finished_at`, window)}
      ${ofAgent(rule, Prisma.sql`step.agent_id`)}`,
  );
}

function countFailedWebhooks(tx: Tx, window: Window): Promise<number> {
  return count(
    tx,
    Prisma.sql`FROM webhook_delivery AS delivery WHERE delivery.workspace_id = ${tx.workspaceId}
      AND delivery.status IN ('failed', 'dead') AND ${within(Prisma.sql`delivery.last_attempt_at`, window)}`,
  );
}

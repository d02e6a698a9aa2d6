import { campaignIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { getCallLogDays } from '../call-log-retention.ts';
import { momentColumn, parseStored } from '../columns.ts';
import { listNumbersOf } from '../contacts.ts';
import { listHeldCalls, listHeldContacts } from '../privacy/legal-holds.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { cancelWaitingNumbers } from './campaign-numbers.ts';

const DAY_MS = 86_400_000;

/**
 * Erases the people on lists of campaigns that were over before what the workspace keeps of its calls: numbers, names, what the agent was told
 * and consents. One that nobody has gone on with for so long is over, too. The campaign stays with how many stood where. At most `limit` people;
 * gives how many went. Whoever is on legal hold, or has a call that is, stays on the list.
 */
export async function eraseOldLists(tx: Tx, options: { now: number; limit: number }): Promise<number> {
  const days = await getCallLogDays(tx);
  if (days === null) return 0;
  const { workspaceId } = tx;
  const before = new Date(options.now - days * DAY_MS);
  for (const { campaignId, since } of await cancelForgotten(tx, before))
    await cancelWaitingNumbers(tx, campaignId, since);
  await clientOf(tx).$executeRaw`
    UPDATE campaign SET list_erased_at = ${new Date(options.now)}::timestamptz, counts_document = counted.counts
    FROM (
      SELECT campaign_id, jsonb_object_agg(status, people) AS counts FROM (
        SELECT campaign_id, status, count(*) AS people FROM campaign_number
        WHERE workspace_id = ${workspaceId} GROUP BY campaign_id, status
      ) AS standing GROUP BY campaign_id
    ) AS counted
    WHERE campaign.workspace_id = ${workspaceId} AND campaign.id = counted.campaign_id
      AND campaign.finished_at < ${before}::timestamptz AND campaign.list_erased_at IS NULL`;
  const heldNumbers = [...(await listNumbersOf(tx, await listHeldContacts(tx))).values()];
  const heldCalls = await listHeldCalls(tx);
  return clientOf(tx).$executeRaw`
    DELETE FROM campaign_number WHERE workspace_id = ${workspaceId} AND id IN (
      SELECT number.id FROM campaign_number number JOIN campaign ON campaign.id = number.campaign_id
      WHERE number.workspace_id = ${workspaceId} AND campaign.finished_at < ${before}::timestamptz
        AND number.e164 <> ALL (${heldNumbers}::text[])
        AND NOT EXISTS (
          SELECT FROM campaign_try tried
          WHERE tried.campaign_number_id = number.id AND tried.call_id = ANY (${heldCalls}::text[])
        )
      LIMIT ${options.limit}::integer
    )`;
}

const forgottenSchema = z.array(z.object({ campaignId: campaignIdSchema, since: momentColumn }));

/** Cancels campaigns with a list that call nobody, and with which nothing has happened since a moment; as of then. */
async function cancelForgotten(tx: Tx, before: Date): Promise<z.output<typeof forgottenSchema>> {
  const rows = await clientOf(tx).$queryRaw`
    UPDATE campaign SET status = 'cancelled', pause_reason = NULL, finished_at = quiet.since
    FROM (
      SELECT resting.id, greatest(resting.created_at, resting.watched_from, max(number.consent_at), max(number.settled_at), max(tried.placed_at)) AS since
      FROM campaign resting
      JOIN campaign_number number ON number.campaign_id = resting.id
      LEFT JOIN campaign_try tried ON tried.campaign_number_id = number.id
      WHERE resting.workspace_id = ${tx.workspaceId} AND resting.status IN ('draft', 'paused') AND resting.created_at < ${before}::timestamptz
      GROUP BY resting.id
    ) AS quiet
    WHERE campaign.workspace_id = ${tx.workspaceId} AND campaign.id = quiet.id
      AND campaign.status IN ('draft', 'paused') AND quiet.since < ${before}::timestamptz
    RETURNING campaign.id AS "campaignId", campaign.finished_at AS since`;
  return parseStored(forgottenSchema, rows);
}

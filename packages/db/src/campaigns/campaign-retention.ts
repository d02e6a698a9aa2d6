import { getCallLogDays } from '../call-log-retention.ts';
import { listNumbersOf } from '../contacts.ts';
import { listHeldCalls, listHeldContacts } from '../privacy/legal-holds.ts';
import { clientOf, type Tx } from '../transaction.ts';

const DAY_MS = 86_400_000;

/**
 * Erases the people on lists of campaigns that were over before what the workspace keeps of its calls: numbers, names, what the agent was told
 * and consents. The campaign stays with how many stood where. At most `limit` people; gives how many went. Whoever is on legal hold, or has a
 * call that is, stays on the list.
 */
export async function eraseOldLists(tx: Tx, options: { now: number; limit: number }): Promise<number> {
  const days = await getCallLogDays(tx);
  if (days === null) return 0;
  const { workspaceId } = tx;
  const before = new Date(options.now - days * DAY_MS);
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

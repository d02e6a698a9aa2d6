import { type StoredCall, toStoredCalls } from './calls.ts';
import { clientOf, type Tx } from './transaction.ts';

/** The calls that somebody made or had from this number, the newest first. Test calls are nobody's. */
export async function listCallsOfNumber(tx: Tx, e164: string, limit: number): Promise<StoredCall[]> {
  const { workspaceId } = tx;
  const client = clientOf(tx);
  const page = { orderBy: [{ startedAt: 'desc' as const }, { id: 'desc' as const }], take: limit };
  // Two questions, each of one index, are quicker than one that PostgreSQL answers by neither.
  const came = await client.call.findMany({
    where: { workspaceId, from: e164, direction: 'inbound', isTest: false },
    ...page,
  });
  const placed = await client.call.findMany({
    where: { workspaceId, to: e164, direction: 'outbound', isTest: false },
    ...page,
  });
  return toStoredCalls([...came, ...placed])
    .toSorted((one, other) => other.startedAt - one.startedAt)
    .slice(0, limit);
}

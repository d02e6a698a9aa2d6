import type { CallId } from '@aybiza/foundation/ids';
import { type StoredCall, toStoredCalls } from './calls.ts';
import { clientOf, type Tx } from './transaction.ts';

/** The calls that somebody made or had from this number, the newest first; those that go on only where `includesLive`. Test calls are nobody's. */
export async function listCallsOfNumber(
  tx: Tx,
  e164: string,
  { limit, includesLive }: { limit: number; includesLive: boolean },
): Promise<StoredCall[]> {
  const { workspaceId } = tx;
  const client = clientOf(tx);
  const of = { isTest: false, ...(includesLive ? {} : { status: { not: 'live' } }) };
  const page = { orderBy: [{ startedAt: 'desc' as const }, { id: 'desc' as const }], take: limit };
  // Two questions, each of one index, are quicker than one that PostgreSQL answers by neither.
  const came = await client.call.findMany({ where: { workspaceId, from: e164, direction: 'inbound', ...of }, ...page });
  const placed = await client.call.findMany({
    where: { workspaceId, to: e164, direction: 'outbound', ...of },
    ...page,
  });
  return toStoredCalls([...came, ...placed])
    .toSorted((one, other) => other.startedAt - one.startedAt)
    .slice(0, limit);
}

/** Does somebody with this number talk to us now? */
export async function isNumberOnTheLine(tx: Tx, e164: string): Promise<CallId | undefined> {
  const calls = await listCallsOfNumber(tx, e164, { limit: 1, includesLive: true });
  return calls.find(({ status }) => status === 'live')?.id;
}

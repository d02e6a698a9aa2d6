import type { CallId } from '@aybiza/foundation/ids';
import { skipToken, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { isUnderWay } from '../after-call/index.ts';
import type { CallRecord } from './call-record.ts';

/** With what the server waits and writes, a call is seen well below a second after it happens. */
const LIVE_MS = 400;
const AFTER_MS = 2_500;

/**
 * A call with everything about it. While it goes on only what is new of its log is asked for, and put behind what is there; once it is
 * over it is asked for as a whole, until nothing is done about it any more.
 */
export function useCallRecord(callId: CallId | undefined): UseQueryResult<CallRecord, unknown> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const whole = trpc.calls.get.queryOptions(callId === undefined ? skipToken : { callId });
  const record = useQuery({ ...whole, refetchInterval: ({ state }) => refreshOf(state.data) });
  const isLive = record.data?.call.status === 'live';
  const { queryKey } = whole;
  const news = useQuery({
    queryKey: [...trpc.live.follow.queryKey(), callId],
    queryFn: async () => {
      const known = queries.getQueryData<CallRecord>(queryKey);
      if (callId === undefined || known === undefined) return null;
      const afterSeq = known.events.at(-1)?.seq ?? -1;
      const { call, events } = await client.live.follow.query({ callId, afterSeq });
      queries.setQueryData<CallRecord>(queryKey, (now) => (now === undefined ? now : grown(now, { call, events })));
      return call.status;
    },
    enabled: isLive,
    refetchInterval: isLive ? LIVE_MS : false,
  });
  useEffect(() => {
    if (news.data !== null && news.data !== undefined && news.data !== 'live')
      void queries.invalidateQueries({ queryKey });
  }, [news.data, queries, queryKey]);
  return record;
}

function grown(record: CallRecord, { call, events }: Pick<CallRecord, 'call' | 'events'>): CallRecord {
  const last = record.events.at(-1)?.seq ?? -1;
  const fresh = events.filter(({ seq }) => seq > last);
  if (fresh.length === 0 && call.status === record.call.status) return record;
  return { ...record, call, events: [...record.events, ...fresh] };
}

/** Of a call that goes on, the log is followed instead. */
function refreshOf(record: CallRecord | undefined): number | false {
  if (record === undefined || record.call.status === 'live') return false;
  const isBusy = record.jobs.some(({ state }) => state === 'waiting') || isUnderWay(record.steps);
  return isBusy ? AFTER_MS : false;
}

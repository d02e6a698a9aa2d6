import { callEventSchema } from '@aybiza/call-log';
import { callIdSchema } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import type { EarlierCall } from '../editor/index.ts';

/** The call in the editor's address, by which somebody came here; with an entry of its log to go on from, without one to keep it. */
export interface CallInAddress {
  readonly callId: string;
  readonly seq: number | null;
}

/** What is to be done with the call in the address. Undefined while it is fetched; null when there is none, or none that can be had. */
export function useEarlierCall(from: CallInAddress | undefined): EarlierCall | null | undefined {
  const trpc = useTRPC();
  const callId = callIdSchema.safeParse(from?.callId).data;
  const isKept = callId !== undefined && from?.seq === null;
  const call = useQuery(trpc.calls.get.queryOptions(isKept ? { callId } : skipToken));
  const { data } = call;
  const kept = useMemo(
    (): EarlierCall | null =>
      data === undefined ? null : { wish: 'scenario', events: z.array(callEventSchema).parse(data.events) },
    [data],
  );
  return useMemo(() => {
    if (callId === undefined || from === undefined || call.isError) return null;
    if (from.seq !== null) return { wish: 'fork', callId, seq: from.seq };
    return kept ?? undefined;
  }, [callId, from, call.isError, kept]);
}

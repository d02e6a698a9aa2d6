'use client';

import { callEventSchema, foldPath } from '@aybiza/call-log';
import { callIdSchema } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useTRPC } from '../../trpc/client.tsx';
import { isUnderWay } from '../after-call/index.ts';
import { MissingNotice, QueryState } from '../workspace/index.ts';
import { CallDetails } from './call-details.tsx';
import { CallHead } from './call-head.tsx';
import styles from './call-page.module.css';
import { CallPath } from './call-path.tsx';
import type { CallRecord } from './call-record.ts';
import { Player } from './player.tsx';
import { callStrings as strings } from './strings.ts';
import { Transcript } from './transcript.tsx';
import { useArrowKeys } from './use-arrow-keys.ts';

const LIVE_MS = 1_000;
const AFTER_MS = 2_500;

/** One call, to look at, to listen to and to walk through; follows it while it runs and while its jobs do. */
export function CallPage({ callId }: { callId: string }) {
  const trpc = useTRPC();
  const id = callIdSchema.safeParse(callId);
  const call = useQuery(
    trpc.calls.get.queryOptions(id.success ? { callId: id.data } : skipToken, {
      refetchInterval: ({ state }) => refreshOf(state.data),
    }),
  );
  if (!id.success) return <MissingNotice />;
  return <QueryState query={call}>{(record) => <Sheet record={record} />}</QueryState>;
}

function refreshOf(record: CallRecord | undefined): number | false {
  if (record === undefined) return false;
  if (record.call.status === 'live') return LIVE_MS;
  const isBusy = record.jobs.some(({ state }) => state === 'waiting') || isUnderWay(record.steps);
  return isBusy ? AFTER_MS : false;
}

function Sheet({ record }: { record: CallRecord }) {
  const { call } = record;
  const events = useMemo(() => z.array(callEventSchema).parse(record.events), [record.events]);
  const steps = useMemo(() => foldPath(events), [events]);
  // Null follows the end, which moves while the call is live.
  const [chosen, setChosen] = useState<number | null>(null);
  const [seekTo, setSeekTo] = useState<{ ms: number } | null>(null);
  const at = chosen ?? steps.length;
  const goTo = (step: number) => setChosen(step >= steps.length ? null : Math.max(0, step));
  useArrowKeys((by) => goTo(at + by));
  const goToMoment = (moment: number) => {
    setSeekTo({ ms: moment - call.startedAt });
    goTo(steps.filter((step) => step.at <= moment).length);
  };
  // Until the first step there is nothing that could have been known.
  const until = at >= steps.length ? Number.POSITIVE_INFINITY : (steps[at]?.seq ?? 0) - 1;
  return (
    <div className={styles.page}>
      <CallHead record={record} />
      <section className={styles.talk} aria-label={strings.transcript}>
        <Transcript events={events} startedAt={call.startedAt} untilSeq={until} onChoose={goToMoment} />
        <Player
          callId={call.id}
          recording={record.recording}
          live={call.status === 'live'}
          seekTo={seekTo}
          onPosition={(ms) => {
            const step = steps.filter((one) => one.at <= call.startedAt + ms).length;
            if (step !== at) goTo(step);
          }}
        />
      </section>
      <CallPath record={record} steps={steps} at={at} onStep={goTo} />
      <CallDetails record={record} events={events} untilSeq={until} onChoose={goToMoment} />
    </div>
  );
}

'use client';

import { callEventSchema, foldPath } from '@aybiza/call-log';
import { backTestIdSchema, callIdSchema } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { z } from 'zod';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { DivergenceNotice } from '../back-test/index.ts';
import { OperatorPanel } from '../live/index.ts';
import { MissingNotice, QueryState } from '../workspace/index.ts';
import { CallDetails } from './call-details.tsx';
import { CallHead } from './call-head.tsx';
import styles from './call-page.module.css';
import { CallPath } from './call-path.tsx';
import type { CallRecord } from './call-record.ts';
import { ErasedNotice } from './erased-notice.tsx';
import { Player } from './player.tsx';
import { callStrings } from './strings.ts';
import { Transcript } from './transcript.tsx';
import { turnAt } from './turn-at.ts';
import { useArrowKeys } from './use-arrow-keys.ts';
import { useCallRecord } from './use-call-record.ts';

interface CallPageProps {
  callId: string;
  /** The page shows how the call would have gone in this back-test, from where the ways part. */
  backTestId?: string | undefined;
}

/** One call, to look at, to listen to and to walk through; follows it while it runs and while its jobs do. */
export function CallPage({ callId, backTestId }: CallPageProps) {
  const trpc = useTRPC();
  const id = callIdSchema.safeParse(callId);
  const call = useCallRecord(id.data);
  const tested = backTestIdSchema.safeParse(backTestId).data;
  const isTested = id.success && tested !== undefined;
  const finding = useQuery(
    trpc.backTest.getCall.queryOptions(isTested ? { backTestId: tested, callId: id.data } : skipToken),
  );
  if (!id.success) return <MissingNotice />;
  // A back-test may be gone: the call is still there.
  if (!isTested || finding.isError)
    return <QueryState query={call}>{(record) => <Sheet record={record} />}</QueryState>;
  return (
    <QueryState query={call}>
      {(record) => (
        <QueryState query={finding}>
          {(found) => (
            <Sheet record={record} fromSeq={found.finding.divergence?.seq ?? null}>
              <DivergenceNotice agentId={record.call.agentId} backTestId={tested} {...found} />
            </Sheet>
          )}
        </QueryState>
      )}
    </QueryState>
  );
}

interface SheetProps {
  record: CallRecord;
  /** The entry of the log at which the page opens; the end of the call unless given. */
  fromSeq?: number | null;
  /** Below the head. */
  children?: ReactNode;
}

function Sheet({ record, fromSeq = null, children }: SheetProps) {
  const strings = useStrings(callStrings);
  const { call } = record;
  const events = useMemo(() => z.array(callEventSchema).parse(record.events), [record.events]);
  const steps = useMemo(() => foldPath(events), [events]);
  // Null follows the end, which moves while the call is live.
  const [chosen, setChosen] = useState<number | null>(
    fromSeq === null ? null : steps.filter(({ seq }) => seq <= fromSeq).length,
  );
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
      <div className={styles.top}>
        <CallHead record={record} />
        {children}
        {call.status === 'live' ? (
          <IfMay call="live.join">
            <OperatorPanel callId={call.id} events={events} />
          </IfMay>
        ) : null}
      </div>
      <section className={styles.talk} aria-label={strings.transcript}>
        {record.erased === null ? (
          <Transcript
            events={events}
            flow={record.drawing?.flow}
            startedAt={call.startedAt}
            untilSeq={until}
            onChoose={goToMoment}
          />
        ) : (
          <ErasedNotice erased={record.erased} />
        )}
        <Player
          callId={call.id}
          recording={record.recording}
          recordingErased={record.recordingErased}
          loggedMs={Math.max(0, (events.at(-1)?.at ?? call.startedAt) - call.startedAt)}
          live={call.status === 'live'}
          seekTo={seekTo}
          onPosition={(ms) => {
            const step = steps.filter((one) => one.at <= call.startedAt + ms).length;
            if (step !== at) goTo(step);
          }}
        />
      </section>
      <CallPath record={record} turn={turnAt(events, steps, at)} steps={steps} at={at} onStep={goTo} />
      <CallDetails record={record} events={events} untilSeq={until} onChoose={goToMoment} />
    </div>
  );
}

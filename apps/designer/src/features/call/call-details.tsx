'use client';

import type { CallEvent } from '@aybiza/call-log';
import { useState } from 'react';
import { Tabs } from '../../components/tabs.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { Aftermath } from './aftermath.tsx';
import { AnswerTimes } from './answer-times.tsx';
import styles from './call-page.module.css';
import type { CallRecord } from './call-record.ts';
import { KeptFigures } from './erased-notice.tsx';
import { EventList } from './event-list.tsx';
import { callStrings } from './strings.ts';
import { Variables } from './variables.tsx';

const TABS = ['results', 'variables', 'times', 'events'] as const;
/** Of a call whose log is gone. */
const TABS_OF_ERASED = ['results', 'figures'] as const;
type Tab = (typeof TABS)[number] | (typeof TABS_OF_ERASED)[number];

interface CallDetailsProps {
  record: CallRecord;
  events: readonly CallEvent[];
  /** The page shows the call as it was after this event of the log. */
  untilSeq: number;
  onChoose: (at: number) => void;
}

/** What came of the call, what was known and when, how long its answers took, and the log itself. */
export function CallDetails({ record, events, untilSeq, onChoose }: CallDetailsProps) {
  const strings = useStrings(callStrings);
  const [tab, setTab] = useState<Tab>(
    // Of a call that goes on nothing has come yet.
    record.call.status === 'live' ? 'variables' : 'results',
  );
  const { erased } = record;
  const { startedAt } = record.call;
  const labels: Readonly<Record<Tab, string>> = { ...strings, times: strings.answers };
  const tabs = (erased === null ? TABS : TABS_OF_ERASED).map((id) => ({ id, label: labels[id] }));
  const walk = { events, startedAt, untilSeq, onChoose };
  return (
    <section className={styles.details} aria-label={strings.details}>
      <Tabs label={strings.details} tabs={tabs} chosen={tab} onChoose={setTab}>
        {tab === 'results' ? <Aftermath record={record} /> : null}
        {tab === 'figures' && erased !== null ? <KeptFigures erased={erased} /> : null}
        {tab === 'variables' ? <Variables {...walk} flow={record.drawing?.flow} /> : null}
        {tab === 'times' ? <AnswerTimes {...walk} /> : null}
        {tab === 'events' ? (
          <EventList events={events} startedAt={startedAt} truncated={record.truncated} onChoose={onChoose} />
        ) : null}
      </Tabs>
    </section>
  );
}

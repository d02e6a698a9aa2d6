'use client';

import { type CallEvent, foldVariables } from '@aybiza/call-log';
import { useMemo, useState } from 'react';
import { Tabs } from '../../components/tabs.tsx';
import { Aftermath } from './aftermath.tsx';
import styles from './call-page.module.css';
import type { CallRecord } from './call-record.ts';
import { EventList } from './event-list.tsx';
import { callStrings as strings } from './strings.ts';
import { ValueList } from './value-list.tsx';

const tabs = [
  { id: 'results', label: strings.results },
  { id: 'variables', label: strings.variables },
  { id: 'events', label: strings.events },
] as const;

interface CallDetailsProps {
  record: CallRecord;
  events: readonly CallEvent[];
  /** Variables stand as they did after this event of the log. */
  untilSeq: number;
  onChoose: (at: number) => void;
}

/** What came of the call, what was known at a step, and the log itself. */
export function CallDetails({ record, events, untilSeq, onChoose }: CallDetailsProps) {
  const [tab, setTab] = useState<(typeof tabs)[number]['id']>(
    // Of a call that goes on nothing has come yet.
    record.call.status === 'live' ? 'variables' : 'results',
  );
  const variables = useMemo(() => foldVariables(events, untilSeq), [events, untilSeq]);
  return (
    <section className={styles.details} aria-label={strings.details}>
      <Tabs label={strings.details} tabs={tabs} chosen={tab} onChoose={setTab}>
        {tab === 'results' ? <Aftermath record={record} /> : null}
        {tab === 'variables' ? <ValueList values={Object.entries(variables)} empty={strings.noVariables} /> : null}
        {tab === 'events' ? (
          <EventList
            events={events}
            startedAt={record.call.startedAt}
            truncated={record.truncated}
            onChoose={onChoose}
          />
        ) : null}
      </Tabs>
    </section>
  );
}

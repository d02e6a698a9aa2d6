'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useNow } from '../../formats/use-now.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { Page, Panel, QueryState } from '../workspace/index.ts';
import styles from './calendar.module.css';
import { calendarStrings } from './strings.ts';
import { rangeOf, weekOf } from './week.ts';
import { WeekList } from './week-list.tsx';

const REFRESH_MS = 10_000;

/** What was booked, week by week. */
export function CalendarPage() {
  const strings = useStrings(calendarStrings);
  const trpc = useTRPC();
  const [offset, setOffset] = useState(0);
  const days = weekOf(useNow(), offset);
  const calendar = useQuery(
    trpc.calendar.list.queryOptions(rangeOf(days), { refetchInterval: REFRESH_MS, placeholderData: keepPreviousData }),
  );
  const actions = (
    <>
      <span className={styles.previous}>
        <IconButton framed icon="chevron" label={strings.previous} onClick={() => setOffset(offset - 1)} />
      </span>
      <Button disabled={offset === 0} onClick={() => setOffset(0)}>
        {strings.today}
      </Button>
      <span className={styles.next}>
        <IconButton framed icon="chevron" label={strings.next} onClick={() => setOffset(offset + 1)} />
      </span>
    </>
  );
  return (
    <Page title={strings.title} lead={strings.lead} actions={actions}>
      <QueryState query={calendar}>
        {({ resources, bookings }) =>
          resources.length === 0 ? (
            <EmptyState icon="collect" title={strings.emptyTitle}>
              {strings.emptyText}
            </EmptyState>
          ) : (
            resources.map((resource) => (
              <Panel
                key={resource.id}
                title={resource.name}
                lead={`${strings.slots(resource.slotMinutes)} · ${resource.timeZone}`}
              >
                <WeekList
                  resource={resource}
                  days={days}
                  bookings={bookings.filter(({ resourceId }) => resourceId === resource.id)}
                />
              </Panel>
            ))
          )
        }
      </QueryState>
    </Page>
  );
}

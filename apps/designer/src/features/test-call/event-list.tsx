import type { CallEvent } from '@aybiza/call-log';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { eventDetails, eventName } from './describe-event.ts';
import styles from './event-list.module.css';
import { testCallStrings } from './strings.ts';

/** More at once make the page slow; the newest, on top, are what somebody looks at. */
const MOST_SHOWN = 300;

/** Everything that the log of a call holds, as it comes, for those who want to see it. */
export function EventList({ events }: { events: readonly CallEvent[] }) {
  const text = useStrings(testCallStrings).events;
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.events} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.title(events.length)}</summary>
      {open ? <OpenList events={events} /> : null}
    </details>
  );
}

function OpenList({ events }: { events: readonly CallEvent[] }): ReactNode {
  const strings = useStrings(testCallStrings);
  const text = strings.events;
  const [wanted, setWanted] = useState('');
  const [copied, setCopied] = useState(false);
  const found = useMemo(() => matching(events, wanted, strings), [events, wanted, strings]);
  const startedAt = events[0]?.at ?? 0;
  const copy = () =>
    navigator.clipboard.writeText(found.map((event) => JSON.stringify(event)).join('\n')).then(
      () => setCopied(true),
      // The browser does not allow it: the list can still be read.
      () => setCopied(false),
    );
  return (
    <>
      <div className={styles.eventTools}>
        <TextField label={text.filter} hideLabel placeholder={text.filter} value={wanted} onValue={setWanted} />
        <Button size="small" disabled={found.length === 0} onClick={() => void copy()}>
          {copied ? text.copied : text.copy}
        </Button>
      </div>
      {found.length === 0 ? <p className={styles.none}>{text.none}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be a stop for the keyboard */}
      <section className={styles.eventRows} aria-label={text.list} tabIndex={0}>
        <ol>
          {found
            .slice(-MOST_SHOWN)
            .toReversed()
            .map((event) => (
              <li key={event.seq}>
                <time>{text.at(Math.max(0, event.at - startedAt))}</time>
                <b>{eventName(event, strings)}</b>
                <code>{eventDetails(event)}</code>
              </li>
            ))}
        </ol>
      </section>
    </>
  );
}

function matching(
  events: readonly CallEvent[],
  wanted: string,
  strings: WordsOf<typeof testCallStrings>,
): readonly CallEvent[] {
  const words = wanted.trim().toLowerCase();
  if (words === '') return events;
  return events.filter((event) => `${eventName(event, strings)} ${eventDetails(event)}`.toLowerCase().includes(words));
}

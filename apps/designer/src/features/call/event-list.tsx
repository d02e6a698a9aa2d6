import type { CallEvent } from '@aybiza/call-log';
import { formatPosition } from '../../formats/format-duration.ts';
import styles from './details.module.css';
import { callStrings as strings } from './strings.ts';

interface EventListProps {
  events: readonly CallEvent[];
  startedAt: number;
  truncated: boolean;
  onChoose: (at: number) => void;
}

/** The log of the call, entry by entry. */
export function EventList({ events, startedAt, truncated, onChoose }: EventListProps) {
  return (
    <>
      {truncated ? <p className={styles.faint}>{strings.truncated}</p> : null}
      <ol className={styles.events}>
        {events.map((event) => (
          <li key={event.seq}>
            <button type="button" onClick={() => onChoose(event.at)}>
              <span className={styles.time}>{formatPosition(event.at - startedAt)}</span>
              <b>{event.type}</b>
              <span className={styles.body}>{bodyOf(event)}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Everything but what the row shows already. */
function bodyOf({ seq: _seq, at: _at, type: _type, ...body }: CallEvent): string {
  return Object.entries(body)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? `“${value}”` : JSON.stringify(value)}`)
    .join(', ');
}

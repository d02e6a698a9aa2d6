import type { CallEvent } from '@aybiza/call-log';
import type { Formats } from '../../formats/create-formats.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './details.module.css';
import { callStrings } from './strings.ts';

interface EventListProps {
  events: readonly CallEvent[];
  startedAt: number;
  truncated: boolean;
  onChoose: (at: number) => void;
}

/** The log of the call, entry by entry. */
export function EventList({ events, startedAt, truncated, onChoose }: EventListProps) {
  const strings = useStrings(callStrings);
  const formats = useFormats();
  return (
    <>
      {truncated ? <p className={styles.faint}>{strings.truncated}</p> : null}
      <ol className={styles.events}>
        {events.map((event) => (
          <li key={event.seq}>
            <button type="button" onClick={() => onChoose(event.at)}>
              <span className={styles.time}>{formats.position(event.at - startedAt)}</span>
              <b>{event.type}</b>
              <span className={styles.body}>{bodyOf(event, formats.quoted)}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Everything but what the row shows already. */
function bodyOf({ seq: _seq, at: _at, type: _type, ...body }: CallEvent, quoted: Formats['quoted']): string {
  return Object.entries(body)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`)
    .join(', ');
}

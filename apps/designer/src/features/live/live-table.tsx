import { useEffect, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { CoverLink, DataTable } from '../../components/data-table.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { usePartyOf } from '../calls/index.ts';
import styles from './live.module.css';
import type { LiveCall } from './live-call.ts';
import { liveStrings } from './strings.ts';

/** One call per row; the row opens the call. */
export function LiveTable({ calls }: { calls: readonly LiveCall[] }) {
  const strings = useStrings(liveStrings);
  const now = useSeconds();
  return (
    <DataTable label={strings.title} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{strings.who}</th>
          <th scope="col">{strings.agent}</th>
          <th scope="col">{strings.step}</th>
          <th scope="col" className={styles.number}>
            {strings.since}
          </th>
          <th scope="col">{strings.floor}</th>
          <th scope="col">{strings.lastWords}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((live) => (
          <Row key={live.call.id} live={live} now={now} />
        ))}
      </tbody>
    </DataTable>
  );
}

function Row({ live, now }: { live: LiveCall; now: number }) {
  const strings = useStrings(liveStrings);
  const formats = useFormats();
  const partyOf = usePartyOf();
  const { call, agentName, version, step, floor, agentSaid, callerSaid, operator } = live;
  const isOver = call.status !== 'live';
  return (
    <tr className={isOver ? styles.over : undefined}>
      <td>
        <CoverLink href={`/calls/${call.id}`}>{partyOf(call)}</CoverLink>{' '}
        {call.isTest ? <Badge>{strings.test}</Badge> : null}
      </td>
      <td>
        {agentName} <span className={styles.faint}>{strings.version(version)}</span>
      </td>
      <td>
        {isOver ? (
          <Badge tone={call.status === 'failed' ? 'bad' : 'neutral'}>{strings.ended(call.outcome)}</Badge>
        ) : (
          <>
            {step === '' ? strings.beginning : step} <Marks live={live} />
          </>
        )}
      </td>
      <td className={styles.number}>{formats.duration(call.durationMs ?? Math.max(0, now - call.startedAt))}</td>
      <td>
        {isOver ? null : (
          <span className={styles.floor} data-floor={floor ?? 'nobody'}>
            {floor === 'operator' && operator !== null
              ? operator.isYou
                ? strings.takenByYou
                : strings.takenBy(operator.name)
              : floor === null
                ? strings.quiet
                : strings.floors[floor]}
          </span>
        )}
      </td>
      <td className={styles.words}>
        <Words who={operator === null ? strings.said.agent : strings.said.operator} text={agentSaid} />
        <Words who={strings.said.caller} text={callerSaid} />
      </td>
    </tr>
  );
}

function Words({ who, text }: { who: string; text: string }) {
  if (text === '') return null;
  return (
    <p title={text}>
      <span className={styles.faint}>{who}</span> {text}
    </p>
  );
}

/** What its flow has written down, and what went wrong. */
function Marks({ live: { tags, troubles } }: { live: LiveCall }) {
  const strings = useStrings(liveStrings);
  return (
    <>
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {troubles.map((trouble) => (
        <span key={trouble} title={strings.troubleHints[trouble]}>
          <Badge tone="warn">{strings.troubles[trouble]}</Badge>
        </span>
      ))}
    </>
  );
}

/** Now, to the second. */
function useSeconds(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

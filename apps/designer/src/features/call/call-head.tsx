import Link from 'next/link';
import { Badge } from '../../components/badge.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { CallStatus, usePartyOf } from '../calls/index.ts';
import { LegalHold } from '../settings/index.ts';
import styles from './call-page.module.css';
import type { CallRecord } from './call-record.ts';
import { callStrings } from './strings.ts';
import { toldFirst } from './told-first.ts';

/** Who, when, how long, and how it ended. */
export function CallHead({ record: { call, agentName, version, events } }: { record: CallRecord }) {
  const strings = useStrings(callStrings);
  const partyOf = usePartyOf();
  const formats = useFormats();
  const told = toldFirst(events);
  return (
    <header className={styles.head}>
      <nav aria-label={strings.calls}>
        {call.status === 'live' ? <Link href="/live">{strings.live}</Link> : <Link href="/calls">{strings.calls}</Link>}
        <span aria-hidden="true"> / </span>
      </nav>
      <h1>{partyOf(call)}</h1>
      <CallStatus status={call.status} outcome={call.outcome} />
      {call.isTest ? <Badge>{strings.test}</Badge> : null}
      {call.practice ? <Badge tone="warn">{strings.practice}</Badge> : null}
      <LegalHold kind="call" id={call.id} parties={[call.from, call.to]} />
      <dl className={styles.facts}>
        <div>
          <dt>{strings.agent}</dt>
          <dd>
            <Link href={`/agents/${call.agentId}/flow`}>{agentName}</Link> {strings.version(version)}
          </dd>
        </div>
        <div>
          <dt>{strings.started}</dt>
          <dd>
            <Moment at={call.startedAt} />
          </dd>
        </div>
        <div>
          <dt>{strings.duration}</dt>
          <dd>
            {call.durationMs === null ? strings.running : formats.duration(call.durationMs)} ·{' '}
            {strings.turns(call.turns)}
          </dd>
        </div>
        {told === null ? null : (
          <div>
            <dt>{strings.told}</dt>
            <dd>
              <Moment at={told.at} /> · {strings.toldAnswers[told.answer]}
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}

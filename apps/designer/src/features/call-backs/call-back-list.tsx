'use client';

import Link from 'next/link';
import { Badge } from '../../components/badge.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { CALL_BACK_TONES, type CallBack, reasonOf, whoOf } from './call-back.ts';
import styles from './call-backs.module.css';
import { callBacksStrings } from './strings.ts';

/** Call-backs beside a call: what was asked for in it, or what it was a try of, with the other calls. */
export function CallBackList({ callBacks, callId }: { callBacks: readonly CallBack[]; callId: string }) {
  const strings = useStrings(callBacksStrings);
  return (
    <ul className={styles.rows}>
      {callBacks.map((callBack) => (
        <li key={callBack.id}>
          <Badge tone={CALL_BACK_TONES[callBack.status]}>{strings.statuses[callBack.status]}</Badge>
          <span>
            {whoOf(callBack)} · {callBack.by === 'person' ? strings.person : strings.agent(callBack.agentName)} ·{' '}
            <Moment at={callBack.settledAt ?? callBack.dueAt} />
            {callBack.reason === null ? '' : ` · ${reasonOf(callBack, strings)}`}
            <span className={styles.links}>
              {callBack.callId === null || callBack.callId === callId ? null : (
                <Link href={`/calls/${callBack.callId}`}>{strings.askedIn}</Link>
              )}
              {callBack.calls
                .filter((call) => call.callId !== callId)
                .map((call) => (
                  <Link key={call.callId} href={`/calls/${call.callId}`}>
                    {strings.madeCall(call.number)}
                  </Link>
                ))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

'use client';

import Link from 'next/link';
import { Badge } from '../../components/badge.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { Moment } from '../../formats/moment.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { CALL_BACK_TONES, type CallBack, reasonOf, whoOf } from './call-back.ts';
import { CallBackActions } from './call-back-actions.tsx';
import styles from './call-backs.module.css';
import { callBacksStrings } from './strings.ts';

interface CallBackTableProps {
  callBacks: readonly CallBack[];
  label: string;
  /** As in `DataTable`. */
  bare?: boolean;
}

/** One call-back per row: who, why, when, by whom, how far, and what can be done. */
export function CallBackTable({ callBacks, label, bare = false }: CallBackTableProps) {
  const strings = useStrings(callBacksStrings);
  const { columns } = strings;
  return (
    <DataTable label={label} bare={bare} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{columns.who}</th>
          <th scope="col">{columns.why}</th>
          <th scope="col">{columns.when}</th>
          <th scope="col">{columns.by}</th>
          <th scope="col">{columns.how}</th>
          <th scope="col">
            <VisuallyHidden>{columns.action}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {callBacks.map((callBack) => (
          <tr key={callBack.id}>
            <td>
              <b>{whoOf(callBack)}</b>
              {callBack.name === '' ? null : <small className={styles.number}>{callBack.e164}</small>}
            </td>
            <td className={styles.why}>
              {callBack.note}
              <CallLinks callBack={callBack} />
            </td>
            <td>
              <Moment at={callBack.settledAt ?? callBack.dueAt} />
            </td>
            <td>
              {callBack.by === 'person' ? strings.person : strings.agent(callBack.agentName)}
              <small>{whoDoes(callBack, strings)}</small>
            </td>
            <td className={styles.how}>
              <Badge tone={CALL_BACK_TONES[callBack.status]}>{strings.statuses[callBack.status]}</Badge>
              <small>{strings.tries(callBack.tries, callBack.mostTries)}</small>
              {callBack.reason === null ? null : <small>{reasonOf(callBack, strings)}</small>}
            </td>
            <td className={styles.action}>
              <CallBackActions callBack={callBack} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function whoDoes({ settledBy, assignedTo, isMine }: CallBack, strings: WordsOf<typeof callBacksStrings>): string {
  if (settledBy !== null) return strings.settledBy(settledBy);
  if (isMine) return strings.assignedToMe;
  return assignedTo === null ? '' : strings.assigned(assignedTo);
}

function CallLinks({ callBack: { callId, calls } }: { callBack: CallBack }) {
  const strings = useStrings(callBacksStrings);
  if (callId === null && calls.length === 0) return null;
  return (
    <small className={styles.links}>
      {callId === null ? null : <Link href={`/calls/${callId}`}>{strings.askedIn}</Link>}
      {calls.map((call) => (
        <Link key={call.callId} href={`/calls/${call.callId}`}>
          {strings.madeCall(call.number)}
        </Link>
      ))}
    </small>
  );
}

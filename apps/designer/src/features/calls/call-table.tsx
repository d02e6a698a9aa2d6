import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { Badge } from '../../components/badge.tsx';
import { CoverLink, DataTable } from '../../components/data-table.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { CallStatus, usePartyOf } from './call-status.tsx';
import styles from './calls.module.css';
import { SnippetLines } from './snippet-lines.tsx';
import { callsStrings } from './strings.ts';

type CallEntry = inferRouterOutputs<AppRouter>['calls']['list']['items'][number];

interface CallTableProps {
  calls: readonly CallEntry[];
  agentNames: ReadonlyMap<string, string>;
}

/** One call per row, with what was found in it below; the row opens the call. */
export function CallTable({ calls, agentNames }: CallTableProps) {
  const strings = useStrings(callsStrings);
  const partyOf = usePartyOf();
  const formats = useFormats();
  return (
    <DataTable className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{strings.started}</th>
          <th scope="col">{strings.who}</th>
          <th scope="col">{strings.agent}</th>
          <th scope="col">{strings.outcome}</th>
          <th scope="col" className={styles.number}>
            {strings.duration}
          </th>
          <th scope="col">{strings.summary}</th>
        </tr>
      </thead>
      {calls.map((call) => (
        <tbody key={call.id}>
          <tr className={call.snippets.length === 0 ? undefined : styles.headed}>
            <td>
              <CoverLink href={`/calls/${call.id}`}>
                <Moment at={call.startedAt} />
              </CoverLink>
            </td>
            <td>
              {partyOf(call)} {call.isTest ? <Badge>{strings.test}</Badge> : null}
            </td>
            <td>{agentNames.get(call.agentId) ?? ''}</td>
            <td>
              <CallStatus status={call.status} outcome={call.outcome} />
            </td>
            <td className={styles.number}>{call.durationMs === null ? '' : formats.duration(call.durationMs)}</td>
            <td className={styles.summary}>{call.summary ?? ''}</td>
          </tr>
          {call.snippets.length === 0 ? null : (
            <tr>
              <td colSpan={6} className={styles.found}>
                <SnippetLines snippets={call.snippets} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </DataTable>
  );
}

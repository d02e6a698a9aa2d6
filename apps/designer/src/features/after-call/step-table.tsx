import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import Link from 'next/link';
import { Badge } from '../../components/badge.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './after-call.module.css';
import { RetryButton } from './retry-button.tsx';
import { kindName, STEP_TONES, stepName } from './step-names.ts';
import { afterCallStrings } from './strings.ts';

type Step = inferRouterOutputs<AppRouter>['afterCall']['list']['items'][number];

interface StepTableProps {
  steps: readonly Step[];
  label: string;
  /** As in `DataTable`. */
  bare?: boolean;
}

/** One step per row, with what it is about and what can be done. */
export function StepTable({ steps, label, bare = false }: StepTableProps) {
  const strings = useStrings(afterCallStrings);
  const { columns } = strings;
  return (
    <DataTable label={label} bare={bare} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.step}</th>
          <th scope="col">{columns.agent}</th>
          <th scope="col">{columns.call}</th>
          <th scope="col" className={styles.number}>
            {columns.attempts}
          </th>
          <th scope="col">{columns.why}</th>
          <th scope="col">
            <VisuallyHidden>{columns.action}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id}>
            <td>
              <Badge tone={STEP_TONES[step.status]}>{strings.statuses[step.status]}</Badge>
            </td>
            <td>
              <b>{stepName(step, strings.kinds)}</b>
              {step.name === '' ? null : <small>{kindName(step.kind, strings.kinds)}</small>}
            </td>
            <td>{step.agentName}</td>
            <td>
              <Link href={`/calls/${step.callId}`}>
                <VisuallyHidden>{strings.openCall}: </VisuallyHidden>
                <Moment at={step.createdAt} />
              </Link>
            </td>
            <td className={styles.number}>{step.attempts}</td>
            <td className={styles.why}>{step.lastError ?? ''}</td>
            <td className={styles.action}>
              <RetryButton step={step} label={`${stepName(step, strings.kinds)}, ${step.agentName}`} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

import { Badge } from '../../components/badge.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import type { Deployment } from './deployment.ts';
import styles from './deployments.module.css';
import { deploymentStrings } from './strings.ts';

const TONES = { watching: 'accent', rolledBack: 'warn', kept: 'good' } as const;

/** How a watched version does, or why it was taken away: the figures that decide. */
export function WatchNote({ watch }: { watch: NonNullable<Deployment['watch']> }) {
  const strings = useStrings(deploymentStrings);
  const { status, number, settledAt, growAfterCalls, figures } = watch;
  return (
    <div className={styles.watch}>
      <p>
        <Badge tone={TONES[status]}>{strings.watch[status]}</Badge> {strings.watchSentence[status](number)}{' '}
        {settledAt === null ? null : <Moment at={settledAt} />}
        {status === 'watching' && growAfterCalls !== null ? strings.growsAfter(growAfterCalls) : null}
      </p>
      <ul>
        {figures.map(({ measure, margin, newer, older, isWorse }) => (
          <li key={measure}>
            {isWorse ? <b>{strings.measured[measure]}</b> : strings.measured[measure]}
            {': '}
            {strings.sides(newer, older)} {strings.limit(margin)}
          </li>
        ))}
      </ul>
    </div>
  );
}

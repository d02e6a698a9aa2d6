import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, type BadgeProps } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import styles from './back-test.module.css';
import { BackTestCalls } from './back-test-calls.tsx';
import type { Verdict } from './describe-finding.ts';
import { backTestStrings } from './strings.ts';

type BackTest = inferRouterOutputs<AppRouter>['backTest']['list']['backTests'][number];

/** What matters first. */
const VERDICTS: readonly Verdict[] = ['otherOutcome', 'otherPath', 'undecided', 'same'];
const TONES: Readonly<Record<BackTest['status'], NonNullable<BadgeProps['tone']>>> = {
  waiting: 'neutral',
  running: 'accent',
  finished: 'good',
  stopped: 'neutral',
  failed: 'bad',
};

/** How far one back-test is, and what it found. */
export function BackTestReport({ backTest, onStopped }: { backTest: BackTest; onStopped: () => void }) {
  const strings = useStrings(backTestStrings);
  const { id, status, total, counts, isOutdated, version, askedAt, endedAt } = backTest;
  const [wanted, choose] = useState<Verdict | null>(null);
  const done = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  // What there is something of, unless somebody has chosen.
  const chosen = wanted ?? VERDICTS.find((verdict) => counts[verdict] > 0) ?? 'otherOutcome';
  return (
    <section className={styles.report} aria-label={strings.chosenTest}>
      <header className={styles.head}>
        <Badge tone={TONES[status]}>{strings.status[status]}</Badge>
        <span>
          {version === null ? strings.draft : strings.version(version.number)} · <Moment at={askedAt} /> ·{' '}
          {strings.progress(done, total)}
        </span>
        {isOutdated ? <Badge tone="warn">{strings.outdated}</Badge> : null}
        {endedAt === null ? <Stop backTestId={id} onStopped={onStopped} /> : null}
      </header>
      {endedAt === null ? (
        <progress
          className={styles.progress}
          aria-label={strings.status.running}
          value={done}
          max={Math.max(total, 1)}
        />
      ) : null}
      {status === 'failed' ? <p role="alert">{strings.failedText}</p> : null}
      {total === 0 ? (
        <EmptyState icon="phone" title={strings.noCallsTitle}>
          {strings.noCallsText}
        </EmptyState>
      ) : (
        <Tabs
          label={strings.outcome}
          tabs={VERDICTS.map((verdict) => ({
            id: verdict,
            label: `${strings.verdicts[verdict]} (${counts[verdict]})`,
          }))}
          chosen={chosen}
          onChoose={choose}
        >
          <BackTestCalls key={chosen} backTestId={id} verdict={chosen} count={counts[chosen]} />
        </Tabs>
      )}
    </section>
  );
}

function Stop({ backTestId, onStopped }: { backTestId: BackTest['id']; onStopped: () => void }) {
  const strings = useStrings(backTestStrings);
  const trpc = useTRPC();
  const stop = useMutation(trpc.backTest.stop.mutationOptions({ onSettled: onStopped }));
  return (
    <IfMay call="backTest.stop">
      <Button size="small" disabled={stop.isPending} onClick={() => stop.mutate({ backTestId })}>
        {strings.stop}
      </Button>
    </IfMay>
  );
}

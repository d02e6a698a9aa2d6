'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { releaseStrings } from '../releases/index.ts';
import { type Deployment, describeFigures, describeShares, PROMOTED_TO } from './deployment.ts';
import styles from './deployments.module.css';
import { HistoryDialog } from './history-dialog.tsx';
import { PromoteDialog } from './promote-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { deploymentStrings } from './strings.ts';
import { useRollBack } from './use-roll-back.ts';
import { WatchNote } from './watch-note.tsx';

type Open = 'share' | 'history' | 'promote' | null;

interface DeploymentItemProps {
  deployment: Deployment;
  /** Of the same agent, this one among them. */
  all: readonly Deployment[];
  /** What it is called on this page: by its agent, its environment, or both. */
  title: ReactNode;
}

/** Which versions answer in one environment, how they do, and what can be done about it. */
export function DeploymentItem({ deployment, all, title }: DeploymentItemProps) {
  const strings = useStrings(deploymentStrings);
  const { agent, shares, since, watch } = deployment;
  const [open, setOpen] = useState<Open>(null);
  const rolling = useRollBack(deployment);
  const close = () => setOpen(null);
  return (
    <li>
      <div className={styles.what}>
        {title}
        <span>
          {strings.since} <Moment at={since} />
        </span>
      </div>
      <ol className={styles.shares}>
        {shares.map(({ flowVersionId, number, name, percent, figures }) => (
          <li key={flowVersionId}>
            <span className={styles.bar} aria-hidden="true">
              <i style={{ inlineSize: `${percent}%` }} />
            </span>
            <b>{strings.share(number, percent)}</b>
            <span>{[name, ...describeFigures(figures, strings)].filter((part) => part !== '').join(' · ')}</span>
          </li>
        ))}
      </ol>
      <Acts deployment={deployment} isBusy={rolling.isBusy} onRollBack={rolling.rollBack} onOpen={setOpen} />
      {watch === null ? null : <WatchNote watch={watch} />}
      <div className={styles.said} role="status">
        {rolling.undo === undefined ? null : (
          <p>
            {strings.rolledBack(describeShares(shares, strings))}{' '}
            <Button size="small" disabled={rolling.isBusy} onClick={rolling.undo}>
              {strings.undo}
            </Button>
          </p>
        )}
        {rolling.problem === undefined ? null : <p data-bad="">{rolling.problem}</p>}
      </div>
      {open === 'share' ? <ShareDialog deployment={deployment} onClose={close} /> : null}
      {open === 'history' ? <HistoryDialog deployment={deployment} onClose={close} /> : null}
      {open === 'promote' ? <PromoteDialog deployment={deployment} all={all} onClose={close} /> : null}
      {shares.length > 1 ? (
        <Link className={styles.compare} href={`/agents/${agent.id}/analytics`}>
          {strings.compare}
        </Link>
      ) : null}
    </li>
  );
}

interface ActsProps {
  deployment: Deployment;
  isBusy: boolean;
  onRollBack: () => void;
  onOpen: (dialog: NonNullable<Open>) => void;
}

function Acts({ deployment: { environment, before }, isBusy, onRollBack, onOpen }: ActsProps) {
  const releases = useStrings(releaseStrings);
  const strings = useStrings(deploymentStrings);
  const [to, ...more] = PROMOTED_TO[environment];
  return (
    <div className={styles.acts}>
      {to === undefined ? null : (
        <IfMay call="deployment.promote">
          <Button onClick={() => onOpen('promote')}>
            {more.length === 0 ? strings.promoteTo(releases.environments[to]) : strings.promote}
          </Button>
        </IfMay>
      )}
      {before === null ? null : (
        <IfMay call="deployment.rollBack">
          <Button disabled={isBusy} onClick={onRollBack}>
            {strings.rollBackTo(before)}
          </Button>
        </IfMay>
      )}
      <IfMay call="deployment.share">
        <Button onClick={() => onOpen('share')}>{strings.changeShares}</Button>
      </IfMay>
      <Button look="plain" onClick={() => onOpen('history')}>
        {strings.history}
      </Button>
    </div>
  );
}

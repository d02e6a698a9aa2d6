'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../formats/moment.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { releaseStrings } from '../releases/index.ts';
import { Panel, QueryState } from '../workspace/index.ts';
import type { Deployment } from './deployment.ts';
import { HistoryDialog } from './history-dialog.tsx';
import styles from './numbers.module.css';
import { PlanList } from './plan-list.tsx';
import { PromoteDialog } from './promote-dialog.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { numberStrings } from './strings.ts';
import { WatchNote } from './watch-note.tsx';

type Open = { dialog: 'share' | 'rollBack' | 'history' | 'promote'; deployment: Deployment } | null;

/** Which versions answer for each agent, for how many of the callers, and how they do. */
export function DeploymentsPanel() {
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const deployments = useQuery(trpc.deployment.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Panel title={strings.versions} lead={strings.versionsLead}>
      <QueryState query={deployments}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noVersions}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((deployment) => (
                <DeploymentRow
                  key={`${deployment.agent.id} ${deployment.environment}`}
                  deployment={deployment}
                  isAlone={rows.every(
                    ({ agent, environment }) => environment === 'live' || agent.id !== deployment.agent.id,
                  )}
                  onOpen={(dialog) => setOpen({ dialog, deployment })}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      <PlanList />
      {open?.dialog === 'share' ? <ShareDialog deployment={open.deployment} onClose={close} /> : null}
      {open?.dialog === 'rollBack' ? <RollBackDialog deployment={open.deployment} onClose={close} /> : null}
      {open?.dialog === 'history' ? <HistoryDialog deployment={open.deployment} onClose={close} /> : null}
      {open?.dialog === 'promote' ? <PromoteDialog deployment={open.deployment} onClose={close} /> : null}
    </Panel>
  );
}

interface DeploymentRowProps {
  deployment: Deployment;
  /** The agent has no other environment: which one it is goes without saying. */
  isAlone: boolean;
  onOpen: (dialog: NonNullable<Open>['dialog']) => void;
}

function DeploymentRow({ deployment, isAlone, onOpen }: DeploymentRowProps) {
  const releases = useStrings(releaseStrings);
  const strings = useStrings(numberStrings);
  const { agent, environment, shares, since, before, watch } = deployment;
  return (
    <li className={styles.deployment}>
      <div className={styles.what}>
        <Link href={`/agents/${agent.id}/flow`}>
          <b>{agent.name}</b>
        </Link>
        {isAlone ? null : <span>{releases.environments[environment]}</span>}
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
      <div className={styles.acts}>
        {environment === 'live' ? null : (
          <IfMay call="deployment.promote">
            <Button onClick={() => onOpen('promote')}>{strings.promote}</Button>
          </IfMay>
        )}
        <IfMay call="deployment.share">
          <Button onClick={() => onOpen('share')}>{strings.changeShares}</Button>
        </IfMay>
        {before === null ? null : (
          <IfMay call="deployment.rollBack">
            <Button onClick={() => onOpen('rollBack')}>{strings.rollBack}</Button>
          </IfMay>
        )}
        <Button look="plain" onClick={() => onOpen('history')}>
          {strings.history}
        </Button>
        {shares.length > 1 ? <Link href={`/agents/${agent.id}/analytics`}>{strings.compare}</Link> : null}
      </div>
      {watch === null ? null : <WatchNote watch={watch} />}
    </li>
  );
}

/** How calls ended since the shares are as they are. */
function describeFigures(
  { calls, contained, transferred }: Deployment['shares'][number]['figures'],
  strings: WordsOf<typeof numberStrings>,
): string[] {
  if (calls === 0) return [strings.figures(0)];
  const percent = (part: number) => Math.round((part / calls) * 100);
  return [strings.figures(calls), strings.contained(percent(contained)), strings.transferred(percent(transferred))];
}

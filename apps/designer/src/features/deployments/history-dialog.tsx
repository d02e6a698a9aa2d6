'use client';

import { useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { QueryState } from '../workspace/index.ts';
import { type Deployment, describeShares } from './deployment.ts';
import styles from './deployments.module.css';
import { deploymentStrings } from './strings.ts';

interface HistoryDialogProps {
  deployment: Pick<Deployment, 'agent' | 'environment'>;
  onClose: () => void;
}

/** Who changed which versions answer, the last change first. */
export function HistoryDialog({ deployment: { agent, environment }, onClose }: HistoryDialogProps) {
  const strings = useStrings(deploymentStrings);
  const trpc = useTRPC();
  const changes = useQuery(trpc.deployment.listChanges.queryOptions({ agentId: agent.id, environment }));
  const actions = <Button onClick={onClose}>{strings.close}</Button>;
  return (
    <Dialog title={strings.historyOf(agent.name)} closeLabel={strings.close} onClose={onClose} actions={actions}>
      <QueryState query={changes}>
        {(rows) => (
          <ol className={styles.history}>
            {rows.map(({ revision, reason, changedAt, changedByName, shares }) => (
              <li key={revision}>
                <b>{describeShares(shares, strings)}</b>
                <span>
                  {strings.reasons[reason]} {changedByName === null ? null : strings.by(changedByName)}{' '}
                  <Moment at={changedAt} />
                </span>
              </li>
            ))}
          </ol>
        )}
      </QueryState>
    </Dialog>
  );
}

'use client';

import type { AgentId } from '@aybiza/foundation/ids';
import { useQuery } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { releaseStrings } from '../releases/index.ts';
import { QueryState } from '../workspace/index.ts';
import { DeploymentItem } from './deployment-item.tsx';
import styles from './deployments.module.css';
import { lookAgain } from './look-again.ts';
import { PlanList } from './plan-list.tsx';
import { deploymentStrings } from './strings.ts';

/** Where an agent answers, with which versions, and what begins later; nothing where it never did and never will. */
export function AgentDeployments({ agentId }: { agentId: AgentId }) {
  const strings = useStrings(deploymentStrings);
  const { environments } = useStrings(releaseStrings);
  const trpc = useTRPC();
  const deployments = useQuery(trpc.deployment.list.queryOptions({ agentId }, lookAgain));
  return (
    <section className={styles.ofAgent} aria-label={strings.whereItAnswers}>
      <QueryState query={deployments}>
        {(all) => (
          <ul className={styles.list}>
            {all.map((deployment) => (
              <DeploymentItem
                key={deployment.environment}
                {...{ deployment, all }}
                title={<b>{environments[deployment.environment]}</b>}
              />
            ))}
          </ul>
        )}
      </QueryState>
      <PlanList agentId={agentId} />
    </section>
  );
}

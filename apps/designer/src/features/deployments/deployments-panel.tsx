'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { releaseStrings } from '../releases/index.ts';
import { Panel, QueryState } from '../workspace/index.ts';
import type { Deployment } from './deployment.ts';
import { DeploymentItem } from './deployment-item.tsx';
import styles from './deployments.module.css';
import { lookAgain } from './look-again.ts';
import { PlanList } from './plan-list.tsx';
import { deploymentStrings } from './strings.ts';

/** Which versions answer for each agent, for how many of the callers, how they do, and what begins later. */
export function DeploymentsPanel() {
  const strings = useStrings(deploymentStrings);
  const trpc = useTRPC();
  const deployments = useQuery(trpc.deployment.list.queryOptions({}, lookAgain));
  return (
    <Panel title={strings.versions} lead={strings.versionsLead}>
      <QueryState query={deployments}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noVersions}</p>
          ) : (
            <ul className={styles.list}>
              {rows.map((deployment) => {
                const all = rows.filter(({ agent }) => agent.id === deployment.agent.id);
                return (
                  <DeploymentItem
                    key={`${deployment.agent.id} ${deployment.environment}`}
                    {...{ deployment, all }}
                    title={<AgentAndEnvironment deployment={deployment} isAlone={all.length === 1} />}
                  />
                );
              })}
            </ul>
          )
        }
      </QueryState>
      <PlanList />
    </Panel>
  );
}

interface AgentAndEnvironmentProps {
  deployment: Deployment;
  /** The agent answers nowhere else. */
  isAlone: boolean;
}

function AgentAndEnvironment({ deployment: { agent, environment }, isAlone }: AgentAndEnvironmentProps) {
  const releases = useStrings(releaseStrings);
  return (
    <>
      <Link href={`/agents/${agent.id}/flow`}>
        <b>{agent.name}</b>
      </Link>
      {/* That an agent which answers nowhere else is live goes without saying. */}
      {isAlone && environment === 'live' ? null : <span>{releases.environments[environment]}</span>}
    </>
  );
}

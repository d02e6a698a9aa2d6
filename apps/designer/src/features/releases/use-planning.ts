'use client';

import type { AgentId } from '@aybiza/foundation/ids';
import { useQuery } from '@tanstack/react-query';
import type { Zone } from '../../formats/own-time-zone.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { useZone } from '../../trpc/use-zone.ts';
import type { PlannedVersion } from './planned-note.tsx';

/** What releasing a version of an agent at a time has to know. */
export interface Planning {
  /** By whose clock it is. */
  readonly zone: Zone;
  /** What is planned already; empty until it is known. */
  readonly plans: readonly PlannedVersion[];
}

export function usePlanning(agentId: AgentId): Planning {
  const zone = useZone();
  const { data = [] } = useQuery(useTRPC().deployment.listPlans.queryOptions({ agentId }));
  const plans = data.map(({ environment, version: { number }, dueAt: at }) => ({ environment, number, at }));
  return { zone, plans };
}

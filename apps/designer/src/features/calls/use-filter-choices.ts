import type { AgentId } from '@aybiza/foundation/ids';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import type { Choice } from './filter-bar.tsx';
import { callsStrings } from './strings.ts';

const DAY_MS = 86_400_000;
/** How far back outcomes are offered. */
const DAYS = 90;
const STALE_MS = 60_000;

/** What can be chosen among: the versions of an agent, and the outcomes that calls had of late. */
export function useFilterChoices(agentId: AgentId | undefined): { versions: Choice[]; outcomes: string[] } {
  const strings = useStrings(callsStrings);
  const trpc = useTRPC();
  const ofAgent = agentId === undefined ? {} : { agentId };
  const period = { from: dateOf(Date.now() - DAYS * DAY_MS), before: dateOf(Date.now() + DAY_MS), timeZone: 'UTC' };
  const ended = useQuery(
    trpc.analytics.getOutcomes.queryOptions({ ...period, ...ofAgent }, { staleTime: STALE_MS, retry: false }),
  );
  const published = useQuery(trpc.flow.listVersions.queryOptions(agentId === undefined ? skipToken : { agentId }));
  const versions = agentId === undefined ? [] : (published.data ?? []);
  return {
    versions: versions.map(({ id, number, name }) => ({ value: id, label: strings.versionOf(number, name) })),
    outcomes: [...new Set((ended.data ?? []).map(({ outcome }) => outcome))],
  };
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

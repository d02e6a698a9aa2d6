'use client';

import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import { useQuery } from '@tanstack/react-query';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { numberStrings } from './strings.ts';

/** Who answers. @param value the id of an agent; empty: the first one that was published */
export function AgentChoice({ value, onValue }: { value: string; onValue: (agentId: string) => void }) {
  const strings = useStrings(numberStrings);
  const { options, chosen } = useAgentChoice(value);
  if (options.length === 0) return <p>{strings.noAgents}</p>;
  return <Select label={strings.agent} value={chosen} options={options} onValue={onValue} />;
}

/** The agents there are, the published ones first, and which of them is meant. */
export function useAgentChoice(value: string) {
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const options = (agents.data ?? [])
    .toSorted((one, other) => Number(one.liveVersion === null) - Number(other.liveVersion === null))
    .map(({ id, name, liveVersion }) => ({
      value: String(id),
      label: liveVersion === null ? strings.unpublished(name) : name,
    }));
  const chosen = value === '' ? (options[0]?.value ?? '') : value;
  return { options, chosen, agentId: agentIdOf(chosen) };
}

export function agentIdOf(text: string): AgentId | undefined {
  return agentIdSchema.safeParse(text).data;
}

'use client';

import { type AgentId, agentIdSchema } from '@aybiza/foundation/ids';
import { useQuery } from '@tanstack/react-query';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { type Environment, EnvironmentChoice } from '../releases/index.ts';
import { numberStrings } from './strings.ts';

/** Who answers a number, and by which of its environments. */
export interface Answerer {
  /** Of an agent; empty: the first one that was published. */
  readonly agentId: string;
  /** Undefined: live, or where else the agent answers. */
  readonly environment: Environment | undefined;
}

interface AgentChoiceProps {
  value: Answerer;
  onValue: (answerer: Answerer) => void;
}

/** Which agent answers, and by which of its environments where it has more than the live one. */
export function AgentChoice({ value, onValue }: AgentChoiceProps) {
  const strings = useStrings(numberStrings);
  const { options, chosen, publishedIn } = useAgentChoice(value.agentId);
  if (options.length === 0) return <p>{strings.noAgents}</p>;
  return (
    <>
      <Select
        label={strings.agent}
        value={chosen}
        options={options}
        onValue={(agentId) => onValue({ agentId, environment: undefined })}
      />
      <EnvironmentChoice
        publishedIn={publishedIn}
        value={value.environment}
        onValue={(environment) => onValue({ agentId: chosen, environment })}
      />
    </>
  );
}

/** The agents there are, the published ones first, and which of them is meant. */
export function useAgentChoice(value: string) {
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const options = (agents.data ?? [])
    .toSorted((one, other) => Number(one.publishedIn.length === 0) - Number(other.publishedIn.length === 0))
    .map(({ id, name, publishedIn }) => ({
      value: String(id),
      label: publishedIn.length === 0 ? strings.unpublished(name) : name,
    }));
  const chosen = value === '' ? (options[0]?.value ?? '') : value;
  const publishedIn = agents.data?.find(({ id }) => id === chosen)?.publishedIn ?? [];
  return { options, chosen, agentId: agentIdOf(chosen), publishedIn };
}

export function agentIdOf(text: string): AgentId | undefined {
  return agentIdSchema.safeParse(text).data;
}

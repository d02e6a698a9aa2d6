import { readDestination } from '@aybiza/db/outbound/read-destination';
import { type Flow, type Problem, problem, readPhoneNumber, say } from '@aybiza/flow';

/**
 * Numbers that a flow would have callers put through to, at the workspace's expense, and that are paid for being called. Found when it is
 * published, and not in the editor: what is known of the world's numbering plans is large.
 */
export function findCostlyNumbers({ nodes, settings }: Flow): Problem[] {
  const transfers = Object.entries(nodes).flatMap(([node, { kind, data }]) =>
    kind === 'transfer' ? [{ number: data.to, place: { node, field: 'to' } }] : [],
  );
  const fallback = { number: settings.fallbackNumber ?? '', place: { field: 'settings.fallbackNumber' } };
  return [...transfers, fallback]
    .filter(({ number }) => readDestination(readPhoneNumber(number) ?? '')?.isRisky === true)
    .map(({ place }) => problem('COSTLY_NUMBER', place, say('COSTLY_NUMBER')));
}

import type { z } from 'zod';
import type { Entrance } from '../enter-workspace.ts';
import type { liveCallSchema } from './list-live-calls.schema.ts';
import type { LiveEntry } from './live-board.ts';

/** A call of the board for whoever asks. */
export function toLiveCall(
  { call, agentName, version, drawing, view, step, operatorName }: LiveEntry,
  actor: Entrance['actor'],
): z.input<typeof liveCallSchema> {
  const { operator } = view;
  return {
    call,
    agentName,
    version,
    drawing,
    node: view.node,
    step,
    since: view.since,
    floor: view.floor,
    agentSaid: view.agentSaid,
    callerSaid: view.callerSaid,
    tags: [...view.tags],
    troubles: [...view.troubles],
    operator: operator && { ...operator, name: operatorName, isYou: operator.by === actor.id },
  };
}

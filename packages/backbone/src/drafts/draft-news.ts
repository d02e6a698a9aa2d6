import { errorMessage } from '@aybiza/foundation/errors';
import type { FlowId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Bus } from '../bus/port.ts';

/** What processes that have the same draft open say to each other. */
export function draftTopic(flowId: FlowId): string {
  return `draft:${flowId}`;
}

/** Tells whatever process has a draft open that there is something new in the database. Who misses it finds it at their next save. */
export async function tellOfDraft({ bus, logger }: { bus: Bus; logger: Logger }, flowId: FlowId): Promise<void> {
  try {
    await bus.publish(draftTopic(flowId), { from: 'database', say: 'look' });
  } catch (error) {
    logger.warn({ flowId, personal: errorMessage(error) }, 'draft could not be told of');
  }
}

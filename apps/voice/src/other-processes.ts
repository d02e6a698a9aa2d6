import type { Bus } from '@aybiza/backbone/bus/port';
import { type AskedOwner, askOwner, type OwnerAnswer } from '@aybiza/backbone/owners/ask-owner';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';

/** An owner that is well answers in milliseconds; one that has to write a call out, within this. */
const ANSWER_WITHIN_MS = 250;
/** The other voice processes of the installation. */
export interface OtherProcesses {
  /** Asks the one that has a call; undefined when none answers. Never rejects. */
  ask(asked: AskedOwner): Promise<OwnerAnswer | undefined>;
}

export interface OthersOptions {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createOtherProcesses({ bus, clock, logger }: OthersOptions): OtherProcesses {
  return {
    ask: (asked) =>
      askOwner(bus, asked, { clock, answerWithinMs: ANSWER_WITHIN_MS, askId: newId('request') }).catch(
        (error: unknown) => {
          logger.warn({ callId: asked.callId, personal: errorMessage(error) }, 'owner of a call not asked');
          return undefined;
        },
      ),
  };
}

import type { Bus } from '@aybiza/backbone/bus/port';
import { type AskedOwner, answerAsOwner, type OwnerAnswer } from '@aybiza/backbone/owners/ask-owner';
import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import { instructHere, isHere, lineIsDownHere } from './routes/next-instructions.ts';
import type { TwilioRoutesOptions } from './routes/phone-routes.ts';

/** A bus that cannot be reached is asked again so often; until then calls are handed over when their lease has ended. */
const TRY_AGAIN_MS = 5_000;

export type OwnerDoorOptions = { readonly bus: Bus } & TwilioRoutesOptions;

/** Answers other processes for the calls of this one. Gives back how to stop. */
export function openOwnerDoor({ bus, ...options }: OwnerDoorOptions): () => void {
  const { answering, logger } = options;
  let close: () => void = () => undefined;
  let isClosed = false;
  const warn = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'other processes not heard');
  const open = () => {
    answerAsOwner(bus, { onAsked: (asked) => answer(asked, options), onError: warn }).then(
      (stop) => {
        if (isClosed) stop();
        else close = stop;
      },
      (error: unknown) => {
        if (isClosed) return;
        warn(error);
        close = answering.clock.after(TRY_AGAIN_MS, open);
      },
    );
  };
  open();
  return () => {
    isClosed = true;
    close();
  };
}

/** Undefined where the call is not in this process. */
function answer({ callId, question }: AskedOwner, options: TwilioRoutesOptions): Promise<OwnerAnswer> | undefined {
  switch (question.type) {
    case 'giveUp':
      return options.answering.calls.giveUp(callId)?.then((done) => ({ type: 'done', done }));
    case 'instruct': {
      if (!isHere(question.callSid, options)) return undefined;
      const document = instructHere(question, options);
      return document === undefined ? undefined : Promise.resolve({ type: 'instructed', document });
    }
    case 'pickedUp':
      return options.answering.calls.pickedUp(callId, question.by)
        ? Promise.resolve({ type: 'done', done: true })
        : undefined;
    case 'lineIsDown':
      return lineIsDownHere(question.callSid, options) ? Promise.resolve({ type: 'done', done: true }) : undefined;
    default:
      return assertNever(question);
  }
}

import type { Bus } from '@aybiza/backbone/bus/port';
import { type AskedOwner, answerAsOwner, type OwnerAnswer } from '@aybiza/backbone/owners/ask-owner';
import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import { keepListening } from './keep-listening.ts';
import { briefHere } from './routes/brief-person.ts';
import { instructHere, isHere, lineIsDownHere } from './routes/next-instructions.ts';
import { instructing } from './routes/pbx-instructions.ts';
import type { TwilioRoutesOptions } from './routes/phone-routes.ts';

export type OwnerDoorOptions = { readonly bus: Bus } & TwilioRoutesOptions;

/** Answers other processes for the calls of this one. Gives back how to stop. Without a bus calls change hands when their lease has ended. */
export function openOwnerDoor({ bus, ...options }: OwnerDoorOptions): () => void {
  const { answering, logger } = options;
  const onError = (error: unknown) => logger.warn({ personal: errorMessage(error) }, 'other processes not heard');
  const onAsked = (asked: AskedOwner) => answer(asked, options);
  return keepListening(() => answerAsOwner(bus, { onAsked, onError }), { clock: answering.clock, onError });
}

/** Undefined where the call is not in this process. */
function answer({ callId, question }: AskedOwner, options: TwilioRoutesOptions): Promise<OwnerAnswer> | undefined {
  switch (question.type) {
    case 'giveUp':
      return options.answering.calls.giveUp(callId)?.then((done) => ({ type: 'done', done }));
    case 'instruct': {
      if (!isHere(question.callSid, options)) return undefined;
      const document = instructHere(question, instructing(question.callSid, options));
      return document === undefined ? undefined : Promise.resolve({ type: 'instructed', document });
    }
    case 'brief': {
      const document = briefHere(question, options);
      return document === undefined ? undefined : Promise.resolve({ type: 'instructed', document });
    }
    case 'pickedUp':
      return options.answering.calls.pickedUp(callId, question.by)
        ? Promise.resolve({ type: 'done', done: true })
        : undefined;
    case 'lineIsDown':
      return lineIsDownHere(question.callSid, options) ? Promise.resolve({ type: 'done', done: true }) : undefined;
    case 'operator': {
      const { by, deed } = question;
      return options.answering.calls.operatorActs(callId, by, deed)?.then((fate) => ({ type: 'decided', fate }));
    }
    default:
      return assertNever(question);
  }
}

import {
  type ErrandDone,
  type ErrandReply,
  type NumberErrand,
  readErrandReply,
} from '@aybiza/backbone/trials/number-errand';
import { apiError } from '../api-error.ts';
import { type Asker, haveTried } from '../have-tried.ts';

/** Longer than Twilio takes for the slowest errand, with a second try. */
const ANSWER_WITHIN_MS = 20_000;

type ErrandOf<Type extends NumberErrand['type']> = Extract<NumberErrand, { type: Type }>;

/** Has a voice process do something at the telephone company: it has the account, and may reach it. Undefined when none answers in time. */
export function askErrand<Type extends NumberErrand['type']>(
  asker: Asker,
  type: Type,
  errand: Omit<ErrandOf<Type>, 'type'>,
): Promise<ErrandReply<Type> | undefined> {
  return haveTried(asker, 'number-errand', {
    subject: { ...errand, type },
    read: (message) => readErrandReply(type, message),
    answerWithinMs: ANSWER_WITHIN_MS,
  });
}

/**
 * The same for what cannot go on without.
 * @throws AppError `CANNOT_TRY`, `NO_TELEPHONE_ACCOUNT`, `TELEPHONE_REFUSED`
 */
export async function doErrand<Type extends NumberErrand['type']>(
  asker: Asker,
  type: Type,
  errand: Omit<ErrandOf<Type>, 'type'>,
): Promise<{ done: ErrandDone<Type>; isPractice: boolean }> {
  const reply = await askErrand(asker, type, errand);
  if (reply === undefined) throw apiError('CANNOT_TRY', 'No voice process answers: Twilio was not asked.');
  if (reply.status === 'done') return reply;
  if (reply.status === 'failed') throw apiError('TELEPHONE_REFUSED', reply.message);
  throw apiError(
    'NO_TELEPHONE_ACCOUNT',
    reply.isInstallations
      ? 'Calls come over the account of whoever runs this installation. Connect a Twilio account of your own to see its numbers here.'
      : 'Connect a Twilio account first, in the settings under Providers.',
  );
}

import { askOwner, type DeedFate, type OwnerQuestion } from '@aybiza/backbone/owners/ask-owner';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { findCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { errorMessage } from '@aybiza/foundation/errors';
import type { CallId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { apiError, notFound } from '../api-error.ts';
import type { ApiServices } from '../context.ts';
import type { Entrance } from '../enter-workspace.ts';

/** A voice process that is there answers in milliseconds. */
const ANSWER_WITHIN_MS = 2_000;

type Deed = Extract<OwnerQuestion, { type: 'operator' }>['deed'];

interface Asking extends Pick<Entrance, 'actor'> {
  readonly services: Pick<ApiServices, 'bus' | 'clock' | 'logger'>;
  inWorkspace<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
}

/**
 * Has the process that has a call do something to it, and writes down who asked for what and what became of it: never what was said.
 * @throws AppError `NOT_FOUND`, `CALL_ENDED`, `CALLER_AWAY`, `CALL_TAKEN`, `CALL_BUSY`, `CANNOT_REACH`
 */
export async function askCall(
  ctx: Asking,
  { callId, action, deed }: { callId: CallId; action: string; deed: Deed },
): Promise<'done' | 'later'> {
  await checkLive(ctx, callId);
  const fate = await ask(ctx, callId, deed);
  await ctx.inWorkspace((tx) =>
    addAuditEntry(tx, { actor: ctx.actor, action, subject: callId, detail: { fate: fate ?? 'unanswered' } }),
  );
  if (fate === 'done' || fate === 'later') return fate;
  throw refusalOf(fate);
}

/** @throws AppError `NOT_FOUND`, `CALL_ENDED` */
export async function checkLive({ inWorkspace }: Pick<Asking, 'inWorkspace'>, callId: CallId): Promise<void> {
  const call = await inWorkspace((tx) => findCall(tx, callId));
  if (call === undefined) throw notFound('call');
  if (call.status !== 'live') throw refusalOf('ended');
}

async function ask({ services, actor }: Asking, callId: CallId, deed: Deed): Promise<DeedFate | undefined> {
  const { bus, clock, logger } = services;
  const question: OwnerQuestion = { type: 'operator', by: actor.id, deed };
  try {
    const options = { clock, answerWithinMs: ANSWER_WITHIN_MS, askId: newId('request') };
    const answer = await askOwner(bus, { callId, question }, options);
    return answer?.type === 'decided' ? answer.fate : undefined;
  } catch (error) {
    logger.warn({ callId, personal: errorMessage(error) }, 'call not asked');
    return undefined;
  }
}

function refusalOf(fate: DeedFate | undefined) {
  switch (fate) {
    case 'ended':
    case 'ending':
      return apiError('CALL_ENDED', 'This call is over, or just says goodbye. Nothing was done.');
    case 'away':
      return apiError('CALLER_AWAY', 'The caller has been put through and talks with somebody else. Nothing was done.');
    case 'taken':
      return apiError(
        'CALL_TAKEN',
        'Somebody else has taken this call over. Ask them, or wait until they give it back.',
      );
    case 'busy':
      return apiError(
        'CALL_BUSY',
        'The agent waits for another system or a model at this moment. Try again in a second.',
      );
    default:
      return apiError(
        'CANNOT_REACH',
        'No voice server answers for this call at the moment; it may be changing hands. Look at the call before you try again.',
      );
  }
}

import { announceSignal, type SentSignalNews, type SignalFate } from '@aybiza/backbone/signals/signal-news';
import { errorMessage } from '@aybiza/foundation/errors';
import type { ApiServices } from '../context.ts';
import { workspaceProcedure } from '../trpc.ts';
import { keepSignal, lookAtSignal } from './keep-signal.ts';
import { sendSignalInput, sendSignalOutput } from './send-signal.schema.ts';

/** A voice process that is there answers in milliseconds. */
const ANSWER_WITHIN_MS = 2_000;

const DESCRIPTION = `Ends a “Wait” step of the call that waits for this signal; the whole body of the request is the report. A signal \
that comes before the step is kept for it, each is used once, and what the call has not used is lost with its end. A flow knows its \
call’s id as \`call_id\`. Refusals: \`NOT_FOUND\`, \`CALL_ENDED\` (409), \`UNKNOWN_SIGNAL\` (422: no step of the flow waits for it), \
\`IDEMPOTENCY_KEY_REUSED\` (409), \`TOO_MANY_SIGNALS\` (409: a hundred are unused), \`BODY_TOO_LARGE\` (413).`;

/** Lets another system report to a live call. */
export const sendSignal = workspaceProcedure({
  role: 'editor',
  scope: 'calls:signal',
  route: 'POST /calls/{callId}/signals/{signal}',
  summary: 'Send a signal to a live call',
  description: DESCRIPTION,
  rest: { bodyField: 'body' },
  keepsKey: true,
})
  .input(sendSignalInput)
  .output(sendSignalOutput)
  .mutation(async ({ ctx, input: { callId, signal, body = null, idempotencyKey = null } }) => {
    const sent = await ctx.inWorkspace((tx) => keepSignal(tx, { callId, signal, body, idempotencyKey }));
    // Only what is stored is announced: who hears of it looks into the database.
    const said = sent.isUsed ? 'used' : await announce(ctx.services, { callId, signalId: sent.id });
    const status = said ?? (await ctx.inWorkspace((tx) => lookAtSignal(tx, callId, sent.id)));
    return { signalId: sent.id, status };
  });

/** A bus that is away costs the call a few seconds and the sender nothing: the signal is stored. */
async function announce({ bus, clock, logger }: ApiServices, news: SentSignalNews): Promise<SignalFate | undefined> {
  try {
    return await announceSignal(bus, news, { clock, answerWithinMs: ANSWER_WITHIN_MS });
  } catch (error) {
    logger.warn({ callId: news.callId, personal: errorMessage(error) }, 'signal not announced');
    return undefined;
  }
}

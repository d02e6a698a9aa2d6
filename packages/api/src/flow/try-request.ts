import { askCalendar } from '@aybiza/db/ask-calendar';
import type { Tx } from '@aybiza/db/client';
import { type BoundHeader, boundHeaderOf, credentialPlace, findCredential } from '@aybiza/db/credentials';
import { AppError } from '@aybiza/foundation/errors';
import type { Sealer } from '@aybiza/foundation/sealer';
import { SafeFetchError } from '@aybiza/safe-fetch';
import { toValue } from '@aybiza/statechart';
import type { z } from 'zod';
import { apiError } from '../api-error.ts';
import type { ApiServices } from '../context.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { readFlow } from './read-flow.ts';
import { type RequestAlone, requestAlone } from './request-alone.ts';
import { tryRequestInput, tryRequestOutput } from './try-request.schema.ts';

const DESCRIPTION = `Sends the request of one step once, with the values given, under the guard and time limit that calls have, and says what a \
call would make of the answer. It is really sent: whatever the other system does for it is done. The built-in calendar is asked as in a call, and \
keeps nothing of it.`;

/** In letters; what is longer is shown from its beginning. */
const MOST_SHOWN = 20_000;

/** Sends the request of a step, as an author tries it. */
export const tryRequest = workspaceProcedure({
  role: 'editor',
  scope: 'flows:write',
  route: 'POST /agents/{agentId}/request-trials',
  summary: 'Try the request of a step',
  description: DESCRIPTION,
})
  .input(tryRequestInput)
  .output(tryRequestOutput)
  .mutation(async ({ ctx, input }) => {
    // Nobody's systems are asked in the name of an agent of others.
    await ctx.inWorkspace((tx) => getAgentDraft(tx, input.agentId));
    const alone = requestAlone(readFlow(input.flow), input.node, input.values);
    if (alone === undefined) throw apiError('CANNOT_SEND', 'This step is no request.');
    if ('problems' in alone) return { status: 'refused' as const, problems: [...alone.problems] };
    await ctx.services.trialLimit.count(ctx.workspaceId);
    const { request } = alone;
    const { clock, sealer } = ctx.services;
    if (request.via === 'http') {
      const credential = await ctx.inWorkspace((tx) => openCredential(tx, request.credential, sealer));
      return send({ ...alone, request }, { ...ctx.services, credential });
    }
    const startedAt = clock.monotonic();
    const answer = await rehearse(ctx.inWorkspace, (tx) =>
      askCalendar(tx, { callId: null, now: clock.now() }, request),
    );
    const ms = Math.round(clock.monotonic() - startedAt);
    return {
      status: 'answered' as const,
      answer: { ...answer, headers: [], isCut: false, ms },
      ...alone.take({ outcome: 'answered', ...answer }),
    };
  });

/** Ends a transaction of which nothing is to be kept. */
class NotKept extends Error {}

/** Does the same work as in a call, down to the last row, and takes all of it back. */
async function rehearse<Value>(
  inWorkspace: (work: (tx: Tx) => Promise<never>) => Promise<never>,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  const tried: { value?: Value } = {};
  try {
    return await inWorkspace(async (tx) => {
      tried.value = await work(tx);
      throw new NotKept();
    });
  } catch (error) {
    if (error instanceof NotKept && 'value' in tried) return tried.value;
    throw error;
  }
}

interface WebRequest extends RequestAlone {
  readonly request: Extract<RequestAlone['request'], { via: 'http' }>;
}

/** What a request shows to the other system; undefined when it names nothing. */
async function openCredential(tx: Tx, name: string | undefined, sealer: Sealer): Promise<BoundHeader | undefined> {
  const stored = name === undefined ? undefined : await findCredential(tx, name);
  if (stored === undefined && name !== undefined)
    throw apiError('UNKNOWN_CREDENTIAL', `There is no credential “${name}”. Add it under Settings.`);
  return (
    stored && boundHeaderOf(stored, sealer.open(stored.sealedSecret, credentialPlace(tx.workspaceId, stored.name)))
  );
}

interface Sending extends Pick<ApiServices, 'safeFetch' | 'clock'> {
  readonly credential: BoundHeader | undefined;
}

async function send(
  alone: WebRequest,
  { safeFetch, clock, credential }: Sending,
): Promise<z.input<typeof tryRequestOutput>> {
  const { method, url, headers, body } = alone.request;
  const limit = new AbortController();
  const startedAt = clock.monotonic();
  const ms = () => Math.round(clock.monotonic() - startedAt);
  const cancel = clock.after(alone.timeoutMs, () => limit.abort());
  try {
    const answer = await safeFetch({
      method,
      url,
      headers: Object.fromEntries(headers),
      signal: limit.signal,
      ...(body === null ? {} : { body }),
      ...(credential === undefined ? {} : { credential }),
    });
    const read = asJson(answer.body);
    const isCut = answer.body.length > MOST_SHOWN;
    const shown = isCut ? answer.body.slice(0, MOST_SHOWN) : read;
    const { status } = answer;
    return {
      status: 'answered',
      answer: { status, headers: Object.keys(answer.headers).toSorted(), body: shown, isCut, ms: ms() },
      ...alone.take({ outcome: 'answered', status, body: read }),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isLate = limit.signal.aborted || (error instanceof SafeFetchError && error.fetchCode === 'TIMED_OUT');
    const reason = limit.signal.aborted ? `No complete answer within ${alone.timeoutMs} ms.` : error.message;
    return { status: 'failed', how: isLate ? 'timeout' : 'failed', reason, ms: ms() };
  } finally {
    cancel();
  }
}

/** An answer that is no JSON is a text, as in calls. */
function asJson(text: string): unknown {
  try {
    return toValue(JSON.parse(text));
  } catch {
    return text;
  }
}

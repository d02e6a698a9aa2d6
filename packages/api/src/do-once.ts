import { createHash } from 'node:crypto';
import { claimKey, type KeyedRequest, keepReply, letGoOfKey } from '@aybiza/db/idempotency-keys';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { SealedPlace, Sealer } from '@aybiza/foundation/sealer';
import { apiError, InProgressError } from './api-error.ts';
import type { RequestContext } from './context.ts';

/** Something that is to happen once, however often it is asked for. */
export interface KeyedWork<Result> {
  readonly ctx: RequestContext;
  readonly workspaceId: WorkspaceId;
  /** The procedure's name. */
  readonly procedure: string;
  readonly key: string;
  /** Of JSON; the same key with another one is a mistake. */
  readonly input: unknown;
  perform(): Promise<Result>;
  /** What is to be kept of a result; undefined for one that may be asked for again, such as a refusal. */
  replyOf(result: Result): { readonly value: unknown } | undefined;
  /** A result that was kept. */
  repeat(value: unknown): Result;
}

/** Whoever comes while it is under way waits, and asks again so often; longer than any procedure takes but those that ask other systems. */
const WAIT_MS = 10_000;
const ASK_EVERY_MS = 100;
/** Nothing takes so long: whoever did it is gone, and nobody knows how far it came. */
const CUT_OFF_AFTER_MS = 120_000;

/**
 * Performs work under its idempotency key: the first does it, the others get what it answered, for a day. Failures are not kept.
 * @throws AppError `IDEMPOTENCY_KEY_REUSED` with another input, `IN_PROGRESS` while the first is not done, `OUTCOME_UNKNOWN` when it was
 *   cut off: then it is not done again
 */
export async function doOnce<Result>(work: KeyedWork<Result>): Promise<Result> {
  const { ctx, workspaceId, procedure, key } = work;
  const { db, sealer, logger } = ctx.services;
  const request: KeyedRequest = { procedure, key, inputHash: hashOf(work.input) };
  const place = { workspaceId, purpose: `idempotent-reply:${procedure}:${key}` };
  const kept = await claim(work, request);
  if (kept !== undefined) return work.repeat(JSON.parse(openReply(sealer, kept, place)));
  try {
    const result = await work.perform();
    const reply = work.replyOf(result);
    const settle = reply === undefined ? letGoOfKey : keepReply;
    const sealed = sealer.seal(JSON.stringify(reply?.value ?? null), place);
    // It is done, whether or not that can be written down: whoever asks again is told that nobody knows.
    await db
      .forWorkspace(workspaceId, (tx) => settle(tx, request, sealed))
      .catch((error) => logger.warn({ procedure, personal: errorMessage(error) }, 'idempotent reply not kept'));
    return result;
  } catch (thrown) {
    await db.forWorkspace(workspaceId, (tx) => letGoOfKey(tx, request)).catch(() => undefined); // the reason counts
    throw thrown;
  }
}

/** The sealed reply of whoever came first; undefined for the first. */
async function claim<Result>(
  { ctx: { services }, workspaceId }: KeyedWork<Result>,
  request: KeyedRequest,
): Promise<string | undefined> {
  const { db, clock } = services;
  const until = clock.monotonic() + WAIT_MS;
  for (;;) {
    const standing = await db.forWorkspace(workspaceId, (tx) => claimKey(tx, request, clock.now()));
    if (standing.status === 'claimed') return undefined;
    if (standing.status === 'answered') return standing.replySealed;
    if (standing.status === 'otherInput')
      throw apiError('IDEMPOTENCY_KEY_REUSED', 'This idempotency key came before with another input. Use a new one.');
    if (clock.now() - standing.claimedAt > CUT_OFF_AFTER_MS) throw outcomeUnknown();
    if (clock.monotonic() >= until) throw new InProgressError();
    await pause(clock, ASK_EVERY_MS);
  }
}

function openReply(sealer: Sealer, sealed: string, place: SealedPlace): string {
  try {
    return sealer.open(sealed, place);
  } catch (cause) {
    throw outcomeUnknown(cause); // sealed with a secret that this installation does not have any more
  }
}

function outcomeUnknown(cause?: unknown) {
  const sentence =
    'A request with this idempotency key was cut off, or its answer cannot be read any more. Look whether it was done before you use another key.';
  return apiError('OUTCOME_UNKNOWN', sentence, cause);
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}

/** The same for the same JSON, whatever the order of its fields. */
function hashOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(input, inOrder) ?? '')
    .digest('base64url');
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

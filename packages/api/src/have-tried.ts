import { randomBytes } from 'node:crypto';
import { askForTrial, type TrialKind } from '@aybiza/backbone/trials/trials';
import type { Tx } from '@aybiza/db/client';
import { issueSingleUseToken } from '@aybiza/db/tokens';
import { errorMessage } from '@aybiza/foundation/errors';
import { newId } from '@aybiza/foundation/new-id';
import type { ApiServices } from './context.ts';

/** A process that has not begun by then does not begin. */
const TOKEN_LIVES_MS = 5_000;

interface Trying<Tried> {
  /** What is tried, as the voice process reads it from the token. */
  readonly subject: unknown;
  /** Throws for what is no answer. */
  read(message: unknown): Tried;
  readonly answerWithinMs: number;
}

/** On whose behalf something is tried. */
export interface Asker {
  readonly services: ApiServices;
  inWorkspace<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
}

/** Has a voice process try something with the adapters and the accounts of the workspace's calls. Undefined when none answers in time. */
export async function haveTried<Tried>(
  { services: { bus, clock, logger }, inWorkspace }: Asker,
  kind: TrialKind,
  { subject, ...trying }: Trying<Tried>,
): Promise<Tried | undefined> {
  const token = randomBytes(24).toString('base64url');
  await inWorkspace((tx) =>
    issueSingleUseToken(tx, { secret: token, purpose: kind, payload: subject, ttlMs: TOKEN_LIVES_MS }),
  );
  try {
    return await askForTrial(bus, kind, { askId: newId('request'), token, clock, ...trying });
  } catch (error) {
    logger.warn({ kind, personal: errorMessage(error) }, 'nothing tried');
    return undefined;
  }
}

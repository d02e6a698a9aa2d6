import { randomBytes } from 'node:crypto';
import { consumeSingleUseToken, issueSingleUseToken } from '@aybiza/db/tokens';
import type { Db, Tx } from '@aybiza/db/transaction';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** As long as the longest prompt of a flow. */
export const LONGEST_HEARING = 4_000;

const hearingSchema = z.object({
  /** In the words that are said: its variables are filled in. */
  text: z.string().min(1).max(LONGEST_HEARING),
  /** The vendor's name of the agent's voice. */
  voice: z.string().min(1).max(80),
  /** A language that the flow is translated into: it may have a voice of its own. */
  language: z.string().max(20).optional(),
});
export type Hearing = z.output<typeof hearingSchema>;

/** From being asked for to being used; the browser goes there at once. */
const TOKEN_LIVES_MS = 30_000;
const PURPOSE = 'prompt-hearing';

/** Lets one page hear one text, once, within 30 seconds. */
export async function createHearingToken(tx: Tx, hearing: Hearing): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const payload = hearingSchema.parse(hearing);
  await issueSingleUseToken(tx, { secret, purpose: PURPOSE, payload, ttlMs: TOKEN_LIVES_MS });
  return secret;
}

/** Uses a token up: whose it was, and what may be heard. Undefined for one that is unknown, used, late or for something else. */
export async function consumeHearingToken(
  db: Db,
  token: string,
): Promise<(Hearing & { readonly workspaceId: WorkspaceId }) | undefined> {
  const used = await consumeSingleUseToken(db, { secret: token, purpose: PURPOSE });
  return used && { ...hearingSchema.parse(used.payload), workspaceId: used.workspaceId };
}

import { randomBytes } from 'node:crypto';
import type { Db } from '@aybiza/db/client';
import { accessGroundSchema } from '@aybiza/db/lost-access';
import { consumeSingleUseToken, issueSingleUseToken } from '@aybiza/db/tokens';
import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import type { AsPage, CallPlace } from './call-records-port.ts';
import { RESUME_PREFIX } from './is-resume-token.ts';

const PURPOSE = 'browser-resume';
/** The longest call. */
const LIFE_MS = 4 * 60 * 60 * 1000;

const payloadSchema = z.object({
  callId: callIdSchema,
  ground: accessGroundSchema.optional(),
  origin: z.string().optional(),
});

/** Lets one page back into this call, once. */
export async function issueResumeToken(db: Db, { workspaceId, ...payload }: CallPlace & AsPage): Promise<string> {
  const secret = RESUME_PREFIX + randomBytes(24).toString('base64url');
  await db.forWorkspace(workspaceId, (tx) =>
    issueSingleUseToken(tx, { secret, purpose: PURPOSE, payload, ttlMs: LIFE_MS }),
  );
  return secret;
}

/** The call that a token leads back to; it is used up. */
export async function useResumeToken(db: Db, token: string): Promise<(CallPlace & AsPage) | undefined> {
  const used = await consumeSingleUseToken(db, { secret: token, purpose: PURPOSE });
  return used && { workspaceId: used.workspaceId, ...payloadSchema.parse(used.payload) };
}

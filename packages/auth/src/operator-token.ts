import { randomBytes } from 'node:crypto';
import { accessGroundSchema } from '@aybiza/db/lost-access';
import { consumeSingleUseToken, issueSingleUseToken } from '@aybiza/db/tokens';
import type { Db, Tx } from '@aybiza/db/transaction';
import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { readSignedToken, signToken } from './signed-token.ts';

/** Who may look on at which call, and whether they may take it over. */
const claimsSchema = z.strictObject({
  workspaceId: workspaceIdSchema,
  callId: callIdSchema,
  /** The person's id. */
  by: z.string(),
  as: z.enum(['listener', 'voice', 'text']),
  /** Their right to it; the line ends with it. Left out: it ends with the call. */
  ground: accessGroundSchema.optional(),
});
export type OperatorClaims = z.output<typeof claimsSchema>;

const payloadSchema = claimsSchema.extend({ jti: z.string().length(22) });

/** From being asked for to being used; the page goes there at once. */
const TOKEN_LIVES_MS = 30_000;
const PURPOSE = 'operator-line';
const KEY_PURPOSE = 'operator';

/** Lets one page onto one call, once, within 30 seconds. */
export async function createOperatorToken(
  tx: Tx,
  { secret, claims }: { secret: string; claims: OperatorClaims },
): Promise<string> {
  const jti = randomBytes(16).toString('base64url');
  await issueSingleUseToken(tx, { secret: jti, purpose: PURPOSE, payload: null, ttlMs: TOKEN_LIVES_MS });
  return signToken(payloadSchema.parse({ ...claims, jti }), { secret, purpose: KEY_PURPOSE });
}

/** What a token is for, without using it up: a process that has not the call passes it on. Undefined for a forged one. */
export function readOperatorToken(
  token: string,
  secret: string,
): (OperatorClaims & { readonly jti: string }) | undefined {
  return payloadSchema.safeParse(readSignedToken(token, { secret, purpose: KEY_PURPOSE })).data;
}

/** Uses a token up. False for one that is used, late or of another workspace. */
export async function consumeOperatorToken(
  db: Db,
  { jti, workspaceId }: Pick<OperatorClaims, 'workspaceId'> & { readonly jti: string },
): Promise<boolean> {
  const used = await consumeSingleUseToken(db, { secret: jti, purpose: PURPOSE });
  return used?.workspaceId === workspaceId;
}

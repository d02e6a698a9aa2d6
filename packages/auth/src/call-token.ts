import { randomBytes } from 'node:crypto';
import { accessGroundSchema } from '@aybiza/db/lost-access';
import { consumeSingleUseToken, issueSingleUseToken } from '@aybiza/db/tokens';
import type { Db, Tx } from '@aybiza/db/transaction';
import { agentIdSchema, deploymentIdSchema, flowVersionIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { err, ok, type Result } from '@aybiza/foundation/result';
import { z } from 'zod';
import { readSignedToken, signToken } from './signed-token.ts';

/** What a browser call may run. */
const claimsSchema = z.strictObject({
  workspaceId: workspaceIdSchema,
  agentId: agentIdSchema,
  /** Null for a draft. */
  flowVersionId: flowVersionIdSchema.nullable(),
  statechartHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** That chose the version. Left out: somebody named what is to run. */
  deploymentId: deploymentIdSchema.optional(),
  isTest: z.boolean(),
  /** The right of whoever calls; the call ends with it. Left out: it ends by itself. */
  ground: accessGroundSchema.optional(),
  /** The page of a visitor, the only one that may use it. Left out: pages of the designer. */
  origin: z.string().max(300).optional(),
});
export type CallTokenClaims = z.output<typeof claimsSchema>;

const payloadSchema = claimsSchema.extend({ jti: z.string().length(22), exp: z.int() });

export interface CallTokenOptions {
  /** The installation's secret; tokens are signed with a key derived from it. */
  secret: string;
  claims: CallTokenClaims;
  /** More than fits into a token: kept here, and given to whoever uses it up. JSON. */
  carries?: unknown;
  /** Epoch milliseconds. */
  now: number;
}

export type CallTokenRefusal = 'INVALID' | 'EXPIRED' | 'USED';

/** How long a token lets its bearer in. The database's clock decides; `exp` only spares it the late ones. */
export const CALL_TOKEN_TTL_MS = 60_000;
/** Two machines' clocks may differ by this much. */
const CLOCK_TOLERANCE_MS = 60_000;
const PURPOSE = 'browser-call';
const KEY_PURPOSE = 'call';

/** Lets one browser socket in, once, within 60 seconds. */
export async function createCallToken(
  tx: Tx,
  { secret, claims, carries = null, now }: CallTokenOptions,
): Promise<string> {
  const jti = randomBytes(16).toString('base64url');
  const payload = payloadSchema.parse({ ...claims, jti, exp: now + CALL_TOKEN_TTL_MS });
  await issueSingleUseToken(tx, { secret: jti, purpose: PURPOSE, payload: carries, ttlMs: CALL_TOKEN_TTL_MS });
  return signToken(payload, { secret, purpose: KEY_PURPOSE });
}

export interface CallTokenAttempt {
  secret: string;
  token: string;
  /** Epoch milliseconds. */
  now: number;
}

export interface UsedCallToken {
  readonly claims: CallTokenClaims;
  /** Null when it carried nothing. */
  readonly carries: unknown;
}

/** Uses a token up. A forged or late one costs no query. */
export async function consumeCallToken(
  db: Db,
  attempt: CallTokenAttempt,
): Promise<Result<UsedCallToken, CallTokenRefusal>> {
  const payload = readPayload(attempt);
  if (payload === undefined) return err('INVALID');
  const { jti, exp, ...claims } = payload;
  // One that lives for too long was made by a clock that is wrong, or this one is.
  const leftMs = exp - attempt.now;
  if (leftMs < -CLOCK_TOLERANCE_MS || leftMs > CALL_TOKEN_TTL_MS + CLOCK_TOLERANCE_MS) return err('EXPIRED');
  const used = await consumeSingleUseToken(db, { secret: jti, purpose: PURPOSE });
  return used?.workspaceId === claims.workspaceId ? ok({ claims, carries: used.payload }) : err('USED');
}

function readPayload({ secret, token }: CallTokenAttempt): z.output<typeof payloadSchema> | undefined {
  // The schema guards against a token of another version.
  return payloadSchema.safeParse(readSignedToken(token, { secret, purpose: KEY_PURPOSE })).data;
}

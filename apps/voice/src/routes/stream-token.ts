import { createHmac, timingSafeEqual } from 'node:crypto';
import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

/** Twilio opens the stream within a second or two of our answer. */
const LIFE_MS = 30_000;
/** Two machines' clocks may differ by this much; with used-tokens.ts, which remembers for longer than both. */
const CLOCK_TOLERANCE_MS = 60_000;
/** A `<Parameter>` has room for 500 characters; longer addresses (SIP) are known only to the process that was asked. */
const MAX_PARTY = 60;

const partySchema = z.string().max(MAX_PARTY);
const claimsSchema = z.strictObject({
  callSid: z.string(),
  callId: callIdSchema,
  /** Of a call that has still to begin: who calls whom. */
  fresh: z.strictObject({ from: partySchema, to: partySchema }).optional(),
  /** Of a call that we placed and that has still to begin; `workspaceId` says where it is kept. */
  placed: z.literal(true).optional(),
  /** Of a call that is under way: where it is kept, and how a transfer of it went; `notBegun`: nobody was ever rung. */
  workspaceId: workspaceIdSchema.optional(),
  transfer: z.enum(['answered', 'busy', 'noAnswer', 'declined', 'failed', 'notBegun']).optional(),
});
/** What a media socket may do: open or go on with this one call. */
export type StreamClaims = z.output<typeof claimsSchema>;

const payloadSchema = claimsSchema.extend({ exp: z.number() });

/** Binds a media socket to a webhook that we answered: it opens the stream of that call only, for half a minute, in any process. */
export function createStreamToken(secret: string, { now, ...claims }: StreamClaims & { now: number }): string {
  const { fresh, ...rest } = claims;
  const isShort = fresh !== undefined && fresh.from.length <= MAX_PARTY && fresh.to.length <= MAX_PARTY;
  const payload = { ...rest, ...(isShort ? { fresh } : {}), exp: now + LIFE_MS };
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${text}.${sign(secret, text)}`;
}

/** What a token allows, or undefined. */
export function readStreamToken(
  secret: string,
  { token, callSid, now }: { token: string; callSid: string; now: number },
): StreamClaims | undefined {
  const [text = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(secret, text));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const payload = payloadSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (!payload.success || payload.data.callSid !== callSid) return undefined;
  const leftMs = payload.data.exp - now;
  // One that lives for too long was made by a clock that is wrong, or is ours.
  const isInTime = leftMs >= -CLOCK_TOLERANCE_MS && leftMs <= LIFE_MS + CLOCK_TOLERANCE_MS;
  return isInTime ? payload.data : undefined;
}

/** A key of its own: no signature made for another purpose with the same secret fits. */
function sign(secret: string, text: string): string {
  const key = createHmac('sha256', secret).update('aybiza stream token v2').digest();
  return createHmac('sha256', key).update(text).digest('base64url');
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Twilio opens the stream within a second or two of our answer. */
const LIFE_MS = 30_000;

const payloadSchema = z.strictObject({ callSid: z.string(), callId: z.string(), exp: z.number() });

/** Binds a media socket to a webhook that we answered: it opens the stream of that call only, for half a minute. */
export function createStreamToken(
  secret: string,
  { callSid, callId, now }: { callSid: string; callId: string; now: number },
): string {
  const text = Buffer.from(JSON.stringify({ callSid, callId, exp: now + LIFE_MS })).toString('base64url');
  return `${text}.${sign(secret, text)}`;
}

/** The call a token opens, or undefined. */
export function readStreamToken(
  secret: string,
  { token, callSid, now }: { token: string; callSid: string; now: number },
): string | undefined {
  const [text = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(secret, text));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const payload = payloadSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  if (!payload.success || payload.data.callSid !== callSid || payload.data.exp < now) return undefined;
  return payload.data.callId;
}

/** A key of its own: no signature made for another purpose with the same secret fits. */
function sign(secret: string, text: string): string {
  const key = createHmac('sha256', secret).update('aybiza stream token v1').digest();
  return createHmac('sha256', key).update(text).digest('base64url');
}

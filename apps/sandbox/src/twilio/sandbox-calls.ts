import { z } from 'zod';
import type { PlaceCallOptions } from './call-options.ts';
import type { OutboundParts } from './rest-api.ts';
import type { RestReply } from './rest-reply.ts';
import { type Move, scriptSchema } from './script.ts';
import type { KnownCall, Switchboard } from './switchboard.ts';

const accountSid = z.string().regex(/^AC[0-9a-f]{32}$/);
const behaviour = z.enum(['answer', 'accept', 'decline', 'busy', 'no-answer', 'failed']);

/** The body of `POST /sandbox/calls`: a caller and what it does. */
const sandboxCallSchema = z.strictObject({
  webhookUrl: z.url(),
  authToken: z.string().min(1),
  accountSid,
  from: z.string().min(1),
  to: z.string().min(1),
  /** Without one the caller listens until the runtime hangs up. */
  script: scriptSchema.optional(),
  fallbackUrl: z.url().optional(),
  /** Told when the call is over. */
  statusCallbackUrl: z.url().optional(),
  dial: z.record(z.string(), behaviour).optional(),
  ringMs: z.number().int().min(0).max(60_000).optional(),
  talkMs: z.number().int().min(0).max(600_000).optional(),
  limitMs: z.number().int().min(1).optional(),
  keptMs: z.number().int().min(0).max(3_600_000).optional(),
});

/** `POST /sandbox/calls`: places a call and answers at once with its sid. */
export function placeSandboxCall(body: unknown, switchboard: Switchboard, parts: OutboundParts): RestReply {
  const parsed = sandboxCallSchema.safeParse(body);
  if (!parsed.success) return { status: 400, body: { message: z.prettifyError(parsed.error) } };
  const { script, ...call } = parsed.data;
  const known = switchboard.place({ ...parts, ...toOptions(call) }, script satisfies Move[] | undefined);
  return { status: 202, body: { callSid: known.call.callSid } };
}

/** `GET /sandbox/calls/:callSid`: how the call goes, and once it is over all that is known about it. */
export async function describeSandboxCall({ call, moves }: KnownCall): Promise<RestReply> {
  const { callSid, status, heard, said } = call;
  if (call.endedAt === undefined || moves === undefined) {
    return { status: 200, body: { callSid, status, isOver: false, heard, said } };
  }
  return { status: 200, body: { ...(await call.ended), isOver: true, moves, events: call.events } };
}

function toOptions(call: Omit<z.infer<typeof sandboxCallSchema>, 'script'>): PlaceCallOptions {
  const { webhookUrl, fallbackUrl, statusCallbackUrl, dial, ringMs, talkMs, limitMs, keptMs, ...account } = call;
  const post = (url: string) => ({ url, method: 'POST' as const });
  return {
    ...account,
    instructions: post(webhookUrl),
    ...(fallbackUrl === undefined ? {} : { fallback: post(fallbackUrl) }),
    ...(statusCallbackUrl === undefined
      ? {}
      : { statusCallback: { action: post(statusCallbackUrl), events: ['completed'] } }),
    ...(dial === undefined ? {} : { dial }),
    ...(ringMs === undefined ? {} : { ringMs }),
    ...(talkMs === undefined ? {} : { talkMs }),
    ...(limitMs === undefined ? {} : { limitMs }),
    ...(keptMs === undefined ? {} : { keptMs }),
  };
}

import { callIdSchema } from '@aybiza/foundation/ids';
import { admit } from '../admit.ts';
import { notFound } from '../api-error.ts';
import { getRecordingOfCall } from '../call/get-recording-of-call.ts';
import { mediaTypeOf } from '../call/media-type-of.ts';
import type { RequestContext } from '../context.ts';
import { enterWorkspace } from '../enter-workspace.ts';
import { toErrorReply, toTrpcError } from '../error-reply.ts';
import { logFailure } from './log-failure.ts';
import { readRange } from './read-range.ts';

/** Gives the sound of a call to whoever may read calls, in the pieces a player asks for. */
export async function handleRecording(request: Request, ctx: RequestContext, callId: string): Promise<Response> {
  const headers = { 'x-request-id': ctx.requestId, 'cache-control': 'private, no-store', 'accept-ranges': 'bytes' };
  try {
    const { bytes, mediaType } = await readSound(ctx, callId);
    const range = readRange(request.headers.get('range'), bytes.length);
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes.length}` } });
    }
    const { from, to } = range === 'whole' ? { from: 0, to: bytes.length - 1 } : range;
    const part = new Uint8Array(bytes.subarray(from, to + 1));
    const about = {
      'content-type': mediaType,
      'content-length': String(part.length),
      'x-content-type-options': 'nosniff',
    };
    const place = range === 'whole' ? {} : { 'content-range': `bytes ${from}-${to}/${bytes.length}` };
    return new Response(part, { status: range === 'whole' ? 200 : 206, headers: { ...headers, ...about, ...place } });
  } catch (thrown) {
    const error = toTrpcError(thrown);
    logFailure(ctx, error, 'calls.recording');
    const { httpStatus, ...reply } = toErrorReply(error, ctx.requestId);
    return Response.json(reply, { status: httpStatus, headers });
  }
}

async function readSound(ctx: RequestContext, callId: string): Promise<{ bytes: Uint8Array; mediaType: string }> {
  admit(ctx);
  const { db, recordings } = ctx.services;
  const { workspaceId } = await enterWorkspace(ctx, { role: 'viewer', scope: 'calls:read' });
  const id = callIdSchema.safeParse(callId);
  if (!id.success) throw notFound('recording');
  const { storageKey } = await db.forWorkspace(workspaceId, (tx) => getRecordingOfCall(tx, id.data));
  const bytes = await recordings.get(storageKey);
  if (bytes === undefined) throw notFound('recording');
  return { bytes, mediaType: mediaTypeOf(storageKey) };
}

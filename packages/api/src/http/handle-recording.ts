import { extname } from 'node:path';
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
    const { storageKey, size, fileName } = await findSound(ctx, callId);
    const range = readRange(request.headers.get('range'), size);
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
    }
    const { from, to } = range === 'whole' ? { from: 0, to: size - 1 } : range;
    const about = {
      'content-type': mediaTypeOf(storageKey),
      'content-length': String(to + 1 - from),
      'content-disposition': `inline; filename="${fileName}"`,
      'x-content-type-options': 'nosniff',
    };
    const place = range === 'whole' ? {} : { 'content-range': `bytes ${from}-${to}/${size}` };
    // In pieces: a long call's file is larger than what a process should hold for every listener.
    const body = size === 0 ? null : await ctx.services.storage.stream(storageKey, { from, to });
    return new Response(body, { status: range === 'whole' ? 200 : 206, headers: { ...headers, ...about, ...place } });
  } catch (thrown) {
    const error = toTrpcError(thrown);
    logFailure(ctx, error, 'calls.recording');
    const { httpStatus, ...reply } = toErrorReply(error, ctx.requestId);
    return Response.json(reply, { status: httpStatus, headers });
  }
}

interface Sound {
  storageKey: string;
  size: number;
  /** What it is called by whoever keeps it. */
  fileName: string;
}

async function findSound(ctx: RequestContext, callId: string): Promise<Sound> {
  await admit(ctx);
  const { db, storage } = ctx.services;
  const { workspaceId, actor } = await enterWorkspace(ctx, { role: 'viewer', scope: 'calls:read' });
  const id = callIdSchema.safeParse(callId);
  if (!id.success) throw notFound('recording');
  const { storageKey } = await db.forWorkspace(workspaceId, async (tx) => {
    const recording = await getRecordingOfCall(tx, id.data);
    await ctx.services.readingNotes.note(tx, { actor, action: 'recording.heard', subject: id.data });
    return recording;
  });
  const size = await storage.size(storageKey);
  if (size === undefined) throw notFound('recording');
  return { storageKey, size, fileName: `${id.data}${extname(storageKey)}` };
}

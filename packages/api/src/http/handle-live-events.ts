import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { admit } from '../admit.ts';
import type { RequestContext } from '../context.ts';
import { type Entrance, enterWorkspace } from '../enter-workspace.ts';
import { followLiveCallInput, followLiveCallOutput } from '../live-call/follow-live-call.schema.ts';
import { liveCallSchema } from '../live-call/list-live-calls.schema.ts';
import { readLiveCall } from '../live-call/read-live-call.ts';
import { toLiveCall } from '../live-call/to-live-call.ts';
import { eventStream, type StreamEvent, type StreamOptions } from './event-stream.ts';
import { headersFor, refuseRest } from './refuse-rest.ts';

/** Of the whole workspace; below the REST API. */
export const LIVE_EVENTS_PATH = '/live/events';
const ONE_CALL = /^\/live\/calls\/([^/]+)\/events$/;
/** The id of a call's last event: whoever names it has everything. */
const END = 'end';

/** Does this request want live calls as server-sent events? */
export function wantsLiveEvents({ method, headers }: Request, path: string): boolean {
  if (method !== 'GET') return false;
  if (path === LIVE_EVENTS_PATH) return true;
  return ONE_CALL.test(path) && (headers.get('accept') ?? '').toLowerCase().includes('text/event-stream');
}

/** What happens in a call, or in all calls of a workspace, for whoever may read calls. */
export async function handleLiveEvents(request: Request, ctx: RequestContext, path: string): Promise<Response> {
  try {
    await admit(ctx);
    const entrance = await enterWorkspace(ctx, { role: 'viewer', scope: 'calls:read' });
    const { ground } = entrance;
    const callId = ONE_CALL.exec(path)?.[1];
    const { signal } = request;
    if (callId === undefined) return eventStream({ ctx, ground, signal, look: lookAtBoard(ctx, entrance) });
    const lastId = request.headers.get('last-event-id');
    if (lastId === END) return new Response(null, { status: 204, headers: headersFor(ctx) });
    const afterSeq = lastId ?? new URL(request.url).searchParams.get('afterSeq');
    const known = afterSeq === null ? {} : { afterSeq: Number(afterSeq) };
    const from = followLiveCallInput.safeParse({ callId, ...known });
    if (!from.success) throw new TRPCError({ code: 'BAD_REQUEST', cause: from.error });
    const read = (asked: typeof from.data) =>
      ctx.services.db.forWorkspace(entrance.workspaceId, (tx) => readLiveCall(tx, asked));
    // Refused before it begins: a stream has no status any more.
    await read(from.data);
    await ctx.services.db.forWorkspace(entrance.workspaceId, (tx) =>
      ctx.services.readingNotes.note(tx, { actor: entrance.actor, action: 'liveCall.followed', subject: callId }),
    );
    return eventStream({ ctx, ground, signal, look: lookAtCall(from.data, read) });
  } catch (thrown) {
    return refuseRest(thrown, ctx, 'live.events');
  }
}

type Read = (asked: z.output<typeof followLiveCallInput>) => ReturnType<typeof readLiveCall>;

function lookAtCall(from: z.output<typeof followLiveCallInput>, read: Read): StreamOptions['look'] {
  let { afterSeq } = from;
  return async () => {
    const { call, events } = followLiveCallOutput.parse(await read({ ...from, afterSeq }));
    afterSeq = events.at(-1)?.seq ?? afterSeq;
    const entries = events.map((entry) => ({ event: 'entry', id: String(entry.seq), data: entry }));
    const isOver = call.status !== 'live' && events.length === 0;
    return { events: isOver ? [{ event: 'end', id: END, data: call }] : entries, isOver };
  };
}

function lookAtBoard({ services }: RequestContext, { workspaceId, actor }: Entrance): StreamOptions['look'] {
  const told = new Map<string, string>();
  return async () => {
    const entries = await services.liveBoard.list(workspaceId);
    const calls = entries.map((entry) => toLiveCall(entry, actor));
    return { events: changesOf(calls, told), isOver: false };
  };
}

type LiveCall = z.input<typeof liveCallSchema>;

/** Calls that stand otherwise than they were told of, and those that are gone; `told` is brought up to date. */
function changesOf(calls: readonly LiveCall[], told: Map<string, string>): StreamEvent[] {
  const events: StreamEvent[] = [];
  for (const live of calls) {
    const data = liveCallSchema.parse(live);
    const text = JSON.stringify(data);
    if (told.get(live.call.id) !== text) events.push({ event: 'call', data });
    told.set(live.call.id, text);
  }
  const there = new Set<string>(calls.map(({ call }) => call.id));
  for (const callId of told.keys()) {
    if (there.has(callId)) continue;
    told.delete(callId);
    events.push({ event: 'gone', data: { callId } });
  }
  return events;
}

import type { z } from 'zod';
import { admit } from '../admit.ts';
import type { RequestContext } from '../context.ts';
import { enterWorkspace } from '../enter-workspace.ts';
import { followLiveCallInput, followLiveCallOutput } from '../live-call/follow-live-call.schema.ts';
import { liveCallSchema } from '../live-call/list-live-calls.schema.ts';
import { readLiveCall } from '../live-call/read-live-call.ts';
import { toLiveCall } from '../live-call/to-live-call.ts';
import { eventStream, type StreamEvent } from './event-stream.ts';
import { refuseRest } from './refuse-rest.ts';

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
    const callId = ONE_CALL.exec(path)?.[1];
    const { signal } = request;
    if (callId === undefined) {
      const { liveBoard } = ctx.services;
      const told = new Map<string, string>();
      const look = async () => ({
        events: changesOf(
          (await liveBoard.list(entrance.workspaceId)).map((entry) => toLiveCall(entry, entrance.actor)),
          told,
        ),
        isOver: false,
      });
      return eventStream({ ctx, signal, look });
    }
    const lastId = request.headers.get('last-event-id');
    if (lastId === END) return new Response(null, { status: 204, headers: { 'x-request-id': ctx.requestId } });
    const afterSeq = lastId ?? new URL(request.url).searchParams.get('afterSeq');
    const from = followLiveCallInput.parse({ callId, ...(afterSeq === null ? {} : { afterSeq: Number(afterSeq) }) });
    let seq = from.afterSeq;
    const read = () =>
      ctx.services.db.forWorkspace(entrance.workspaceId, (tx) => readLiveCall(tx, { ...from, afterSeq: seq }));
    // Refused before it begins: a stream has no status any more.
    await read();
    const look = async () => {
      const { call, events } = followLiveCallOutput.parse(await read());
      seq = events.at(-1)?.seq ?? seq;
      const isOver = call.status !== 'live' && events.length === 0;
      const end: StreamEvent[] = isOver ? [{ event: 'end', id: END, data: call }] : [];
      return {
        events: [...events.map((entry) => ({ event: 'entry', id: String(entry.seq), data: entry })), ...end],
        isOver,
      };
    };
    return eventStream({ ctx, signal, look });
  } catch (thrown) {
    return refuseRest(thrown, ctx, 'live.events');
  }
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

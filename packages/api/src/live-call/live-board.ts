import { type CallEvent, followLive, type LiveView, NEW_LIVE_VIEW } from '@aybiza/call-log';
import { findAgent } from '@aybiza/db/agents';
import type { StoredCall } from '@aybiza/db/calls';
import type { Db, Tx } from '@aybiza/db/client';
import { listCallsById, listLiveCalls, listNewEvents } from '@aybiza/db/live-calls';
import { listMembers } from '@aybiza/db/members';
import type { Clock } from '@aybiza/foundation/clock';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { findDrawing } from '../call/find-drawing.ts';

/** A call as everybody who looks on sees it. */
export interface LiveEntry {
  readonly call: StoredCall;
  readonly agentName: string;
  /** The published number; null for a draft. */
  readonly version: number | null;
  /** Calls of one drawing can be shown on it together. */
  readonly drawing: string;
  readonly view: LiveView;
  /** What the step is called where the call is. */
  readonly step: string;
  /** Of whoever has taken it over; empty for somebody who is no member any more. */
  readonly operatorName: string;
}

export interface LiveBoard {
  /** The calls of a workspace that go on, and those that have just ended; the newest first. */
  list(workspaceId: WorkspaceId): Promise<readonly LiveEntry[]>;
}

/** Everybody who asks within this time is told the same: what is asked of the database does not grow with those who look on. */
const FRESH_MS = 150;
/** A call that has ended stays for so long. */
const STAYS_MS = 20_000;
/** Nobody looks on any more. */
const FORGOTTEN_AFTER_MS = 60_000;

interface Workspace {
  entries: Map<CallId, LiveEntry>;
  /** When calls were seen to have ended, on the monotonic clock. */
  readonly endedAt: Map<CallId, number>;
  readonly drawings: Map<string, Drawn>;
  lookedAt: number;
  looking: Promise<void> | null;
}

interface Drawn {
  readonly agentName: string;
  readonly version: number | null;
  /** By node. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * What goes on in each workspace, read out of the calls' logs. Every process has one of its own and all are right, whichever process a
 * call is in and whenever anybody comes: there is nothing but the database that they know it from.
 */
export function createLiveBoard({ db, clock }: { readonly db: Db; readonly clock: Clock }): LiveBoard {
  const workspaces = new Map<WorkspaceId, Workspace>();

  async function look(workspaceId: WorkspaceId, known: Workspace): Promise<void> {
    const now = clock.monotonic();
    await db.forWorkspace(workspaceId, (tx) => follow(tx, known, now));
    known.lookedAt = now;
  }

  return {
    async list(workspaceId) {
      const now = clock.monotonic();
      for (const [id, { lookedAt, looking }] of workspaces)
        if (looking === null && now - lookedAt > FORGOTTEN_AFTER_MS) workspaces.delete(id);
      const known = workspaces.get(workspaceId) ?? newWorkspace();
      workspaces.set(workspaceId, known);
      if (now - known.lookedAt >= FRESH_MS)
        known.looking ??= look(workspaceId, known).finally(() => {
          known.looking = null;
        });
      await known.looking;
      return [...known.entries.values()];
    },
  };
}

function newWorkspace(): Workspace {
  return {
    entries: new Map(),
    endedAt: new Map(),
    drawings: new Map(),
    lookedAt: Number.NEGATIVE_INFINITY,
    looking: null,
  };
}

async function follow(tx: Tx, known: Workspace, now: number): Promise<void> {
  const live = await listLiveCalls(tx);
  const isLive = new Set(live.map(({ id }) => id));
  const gone = [...known.entries.keys()].filter((id) => !isLive.has(id));
  const ended = (gone.length === 0 ? [] : await listCallsById(tx, gone)).filter(({ id }) => {
    const since = known.endedAt.get(id) ?? now;
    known.endedAt.set(id, since);
    return now - since < STAYS_MS;
  });
  const calls = [...live, ...ended].toSorted((left, right) => right.startedAt - left.startedAt);
  const logs = calls.map(({ id, startedAt }) => ({
    callId: id,
    callStartedAt: startedAt,
    afterSeq: known.entries.get(id)?.view.seq ?? -1,
  }));
  const news = logs.length === 0 ? new Map<CallId, CallEvent[]>() : await listNewEvents(tx, logs);
  const names = await namesOf(tx, calls, { known, news });
  const entries = new Map<CallId, LiveEntry>();
  for (const call of calls) {
    const view = (news.get(call.id) ?? []).reduce(followLive, known.entries.get(call.id)?.view ?? NEW_LIVE_VIEW);
    const drawing = drawingOf(call);
    const { agentName, version, labels } = await drawn(tx, call, known);
    const step = labels.get(view.node) ?? '';
    const operatorName = view.operator === null ? '' : (names.get(view.operator.by) ?? '');
    entries.set(call.id, { call, agentName, version, drawing, view, step, operatorName });
  }
  known.entries = entries;
  for (const id of known.endedAt.keys()) if (!entries.has(id)) known.endedAt.delete(id);
  const inUse = new Set([...entries.values()].map(({ drawing }) => drawing));
  for (const key of known.drawings.keys()) if (!inUse.has(key)) known.drawings.delete(key);
}

/** Looked up only while somebody has taken over. */
async function namesOf(
  tx: Tx,
  calls: readonly StoredCall[],
  { known, news }: { known: Workspace; news: ReadonlyMap<CallId, readonly CallEvent[]> },
): Promise<ReadonlyMap<string, string>> {
  const isTaken = calls.some(
    ({ id }) =>
      (known.entries.get(id)?.view.operator ?? null) !== null ||
      news.get(id)?.some(({ type }) => type === 'tookOver') === true,
  );
  return new Map(isTaken ? (await listMembers(tx)).map(({ userId, name }) => [userId, name]) : []);
}

function drawingOf({ agentId, flowVersionId, statechartHash }: StoredCall): string {
  return flowVersionId ?? `${agentId} ${statechartHash}`;
}

async function drawn(tx: Tx, call: StoredCall, { drawings }: Workspace): Promise<Drawn> {
  const key = drawingOf(call);
  const before = drawings.get(key);
  if (before !== undefined) return before;
  const drawing = await findDrawing(tx, call);
  const fresh: Drawn = {
    agentName: (await findAgent(tx, call.agentId))?.name ?? '',
    version: drawing?.version ?? null,
    labels: new Map(Object.entries(drawing?.flow.nodes ?? {}).map(([id, { label }]) => [id, label])),
  };
  drawings.set(key, fresh);
  return fresh;
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { consumeCallToken } from '@aybiza/auth/call-token';
import type { Leases } from '@aybiza/backbone/leases/port';
import { findKeptSignal } from '@aybiza/db/call-signals';
import { findCall, findCallBySid } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { CallId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Storage } from '@aybiza/storage';
import { askCalendar } from './calendar.ts';
import type { CallIdentity, OpenRecords, Records } from './call-records-port.ts';
import { CallWriter } from './call-writer.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { createNumberLookup } from './number-lookup.ts';
import { issueResumeToken, useResumeToken } from './resume-tokens.ts';
import { Spool } from './spool.ts';
import { createStatechartCache } from './statechart-cache.ts';
import { createTakeOver, type OpenCall } from './take-over.ts';

export interface RecordsOptions {
  readonly db: Db;
  readonly leases: Leases;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly secret: string;
  readonly dataDir: string;
  /** From the number that was called. */
  readonly sendMessage: (message: { to: string; from: string; text: string }) => Promise<void>;
  /** Where other processes reach this one. */
  readonly address: string;
  /** Asks the process that has a call to let it go, if its line is dead. */
  readonly askToGiveUp: (callId: CallId) => void;
}

function toOpenRecords(
  writer: CallWriter,
  { db, clock, keeper, sendMessage, identity }: RecordsOptions & { keeper: LeaseKeeper; identity: CallIdentity },
): OpenRecords {
  const { id, deployed } = identity;
  const { workspaceId } = deployed;
  return {
    isSure: () => keeper.isSure(id),
    confirm: () => keeper.confirm(id),
    mayAct: () => writer.mayAct(),
    giveUp: (limitMs) => writer.giveUp(limitMs),
    calendar: (operation, inputs) => askCalendar({ db, workspaceId, callId: id, now: clock.now() }, operation, inputs),
    sendMessage: ({ to, text }) => sendMessage({ to, text, from: identity.to }),
    findSignal: (signal, except) =>
      db.forWorkspace(workspaceId, (tx) => findKeptSignal(tx, { callId: id, signal, except: [...except] })),
    signalUsed: (signal) => writer.signalUsed(signal),
    saveSegment: (segment) => writer.addSegment(segment),
    onEvents: (events) => writer.addEvents(events),
    onMoved: (standing, seq) => writer.moved(standing, seq),
    onEnded: (end) => writer.ended(end),
  };
}

/** The voice app's memory, on Postgres and a folder. */
export function createRecords(options: RecordsOptions): Records {
  const { db, clock, logger, leases, address, secret, dataDir } = options;
  const statecharts = createStatechartCache({ db, folder: join(dataDir, 'cache', 'statecharts') });
  const owner = `voice-${randomUUID()}`;
  const keeper = new LeaseKeeper({ leases, clock, logger, owner, address });
  const spool = new Spool({ clock, logger });
  const writing = new Map<CallId, CallWriter>();
  const waiters = new Set<() => void>();

  const find: Records['find'] = async ({ workspaceId, callId }) => {
    const call = await db.forWorkspace(workspaceId, (tx) => findCall(tx, callId));
    return call === undefined ? undefined : { isLive: call.status === 'live', callSid: call.callSid };
  };

  const open: OpenCall = (identity, listener, from) => {
    const writer = new CallWriter({
      ...options,
      ...listener,
      keeper,
      spool,
      owner,
      identity,
      from,
      onWritten: () => {
        writing.delete(identity.id);
        if (writing.size > 0) return;
        for (const waiter of waiters) waiter();
        waiters.clear();
      },
    });
    writing.set(identity.id, writer);
    return { records: toOpenRecords(writer, { ...options, keeper, identity }), writer };
  };

  return {
    open: (identity, listener) => open(identity, listener).records,
    takeOver: createTakeOver({ db, clock, statecharts, keeper, owner, askToGiveUp: options.askToGiveUp, open }),
    find,
    issueResumeToken: (place) => issueResumeToken(db, place),
    useResumeToken: (token) => useResumeToken(db, token),
    async findByCallSid(callSid) {
      const place = await findCallBySid(db, callSid);
      const found = place === undefined ? undefined : await find(place);
      return place === undefined || found === undefined ? undefined : { ...place, isLive: found.isLive };
    },
    spool,
    findByNumber: createNumberLookup({ db, statecharts, logger }),
    async findByToken(token) {
      const used = await consumeCallToken(db, { secret, token, now: clock.now() });
      if (!used.ok) return undefined;
      const { workspaceId, agentId, flowVersionId, statechartHash, isTest } = used.value;
      const statechart = await statecharts.get(workspaceId, statechartHash);
      return statechart === undefined
        ? undefined
        : { workspaceId, agentId, flowVersionId, statechartHash, statechart, isTest };
    },
    async flush(limitMs) {
      if (writing.size > 0)
        await new Promise<void>((resolve) => {
          const cancel = clock.after(limitMs, resolve);
          waiters.add(() => {
            cancel();
            resolve();
          });
        });
      keeper.close();
    },
    isReady: () =>
      db.ping().then(
        () => true,
        () => false,
      ),
  };
}

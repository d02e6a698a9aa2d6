import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { consumeCallToken } from '@aybiza/auth/call-token';
import type { Leases } from '@aybiza/backbone/leases/port';
import { findKeptSignal } from '@aybiza/db/call-signals';
import type { Db } from '@aybiza/db/client';
import type { Clock } from '@aybiza/foundation/clock';
import type { CallId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Storage } from '@aybiza/storage';
import { askCalendar } from './calendar.ts';
import type { CallIdentity, Records } from './call-records-port.ts';
import { CallWriter } from './call-writer.ts';
import { createNumberLookup } from './number-lookup.ts';
import { createStatechartCache } from './statechart-cache.ts';

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
}

/** The voice app's memory, on Postgres and a folder. */
export function createRecords(options: RecordsOptions): Records {
  const { db, clock, logger, secret, dataDir } = options;
  const statecharts = createStatechartCache({ db, folder: join(dataDir, 'cache', 'statecharts') });
  const owner = `voice-${randomUUID()}`;
  const writing = new Map<CallId, CallWriter>();
  const waiters = new Set<() => void>();

  function open(identity: CallIdentity): ReturnType<Records['open']> {
    const { id, deployed } = identity;
    const writer = new CallWriter({
      ...options,
      owner,
      identity,
      onWritten: () => {
        writing.delete(id);
        if (writing.size > 0) return;
        for (const waiter of waiters) waiter();
        waiters.clear();
      },
    });
    writing.set(id, writer);
    return {
      calendar: (operation, inputs) =>
        askCalendar({ db, workspaceId: deployed.workspaceId, callId: id, now: clock.now() }, operation, inputs),
      sendMessage: ({ to, text }) => options.sendMessage({ to, text, from: identity.to }),
      findSignal: (signal, except) =>
        db.forWorkspace(deployed.workspaceId, (tx) => findKeptSignal(tx, { callId: id, signal, except: [...except] })),
      signalUsed: (signal) => writer.signalUsed(signal),
      saveSegment: (segment) => writer.addSegment(segment),
      onEvents: (events) => writer.addEvents(events),
      onMoved: (dialogue, seq) => writer.moved(dialogue, seq),
      onEnded: (end) => writer.ended(end),
    };
  }

  return {
    open,
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
      if (writing.size === 0) return;
      await new Promise<void>((resolve) => {
        const cancel = clock.after(limitMs, resolve);
        waiters.add(() => {
          cancel();
          resolve();
        });
      });
    },
    isReady: () =>
      db.ping().then(
        () => true,
        () => false,
      ),
  };
}

import { askCalendar } from '@aybiza/db/ask-calendar';
import { findKeptSignal } from '@aybiza/db/call-signals';
import type { BoundHeader } from '@aybiza/db/credentials';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import type { CallLook, CallWatch } from '../watch/call-watch.ts';
import type { CallIdentity, OpenRecords } from './call-records-port.ts';
import { CallWriter, type WriterOptions } from './call-writer.ts';
import { findLibraryPassages } from './find-library-passages.ts';
import type { OpenCall } from './take-over.ts';

export interface WritersOptions
  extends Pick<WriterOptions, 'db' | 'keeper' | 'spool' | 'storage' | 'sealer' | 'clock' | 'logger' | 'owner'> {
  /** A key of another system that a workspace has. Rejects when it has none of this name. */
  readonly credential: (workspaceId: WorkspaceId, name: string) => Promise<BoundHeader>;
  readonly watch: CallWatch;
  /** From the number of ours that the call is on, on the account of its workspace. */
  readonly sendMessage: (
    workspaceId: WorkspaceId,
    message: { to: string; from: string; text: string },
  ) => Promise<void>;
}

/** The writers of all calls of a process. */
export interface Writers {
  readonly open: OpenCall;
  /** Everything is written, or the time is up. */
  flush(limitMs: number): Promise<void>;
}

export function createWriters(options: WritersOptions): Writers {
  const writing = new Map<CallId, CallWriter>();
  const waiters = new Set<() => void>();
  return {
    open(identity, listener, from) {
      const startedAt = from?.startedAt ?? identity.placed?.startedAt ?? options.clock.now();
      const look = options.watch.look({ identity, startedAt });
      const writer = new CallWriter({
        ...options,
        ...listener,
        identity,
        startedAt,
        from,
        onCheckpoint: look.onCheckpoint,
        onWritten: () => {
          writing.delete(identity.id);
          if (writing.size > 0) return;
          for (const waiter of waiters) waiter();
          waiters.clear();
        },
      });
      writing.set(identity.id, writer);
      return { records: toOpenRecords(writer, { ...options, identity, look }), writer };
    },
    async flush(limitMs) {
      if (writing.size === 0) return;
      await new Promise<void>((resolve) => {
        const cancel = options.clock.after(limitMs, resolve);
        waiters.add(() => {
          cancel();
          resolve();
        });
      });
    },
  };
}

function ourNumber({ placed, from, to }: CallIdentity): string {
  return placed === undefined ? to : from;
}

function toOpenRecords(
  writer: CallWriter,
  options: WritersOptions & { identity: CallIdentity; look: CallLook },
): OpenRecords {
  const { db, clock, keeper, sendMessage, credential, identity, look } = options;
  const { id, deployed } = identity;
  const { workspaceId } = deployed;
  return {
    isSure: () => keeper.isSure(id),
    confirm: () => keeper.confirm(id),
    mayAct: () => writer.mayAct(),
    giveUp: (limitMs) => writer.giveUp(limitMs),
    calendar: (operation, inputs) =>
      db.forWorkspace(workspaceId, (tx) => askCalendar(tx, { callId: id, now: clock.now() }, { operation, inputs })),
    credential: (name) => credential(workspaceId, name),
    findPassages: (search) => db.forWorkspace(workspaceId, (tx) => findLibraryPassages(tx, search)),
    sendMessage: ({ to, text }) => sendMessage(workspaceId, { to, text, from: ourNumber(identity) }),
    findSignal: (signal, except) =>
      db.forWorkspace(workspaceId, (tx) => findKeptSignal(tx, { callId: id, signal, except: [...except] })),
    signalUsed: (signal) => writer.signalUsed(signal),
    saveSegment: (segment) => writer.addSegment(segment),
    onEvents: (events) => {
      look.onEvents(events);
      writer.addEvents(events);
    },
    onMoved: (standing, seq) => writer.moved(standing, seq),
    onEnded: (end) => writer.ended(end),
  };
}

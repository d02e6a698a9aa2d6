import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AccessWatch } from '@aybiza/auth/access-watch';
import { consumeCallToken } from '@aybiza/auth/call-token';
import type { Leases } from '@aybiza/backbone/leases/port';
import { rehearsalSchema } from '@aybiza/call-log';
import { findCall, findCallBySid } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import { findContactByNumber } from '@aybiza/db/contacts';
import { listNumberBook } from '@aybiza/db/number-book';
import type { Clock } from '@aybiza/foundation/clock';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import type { Storage } from '@aybiza/storage';
import type { CallEquipment } from '../call/call-world.ts';
import type { CallWatch } from '../watch/call-watch.ts';
import type { CallIdentity, Deployed, Records } from './call-records-port.ts';
import { createWriters, type WritersOptions } from './create-writers.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { createLimits } from './limits.ts';
import { createNoticeBook } from './notice-book.ts';
import { createNumberLookup } from './number-lookup.ts';
import { createOperatorRecords } from './operator-records.ts';
import { createPlacements } from './placements.ts';
import { issueResumeToken, useResumeToken } from './resume-tokens.ts';
import { Spool } from './spool.ts';
import { createStatechartCache } from './statechart-cache.ts';
import { createTakeOver } from './take-over.ts';

export interface RecordsOptions {
  readonly db: Db;
  readonly leases: Leases;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly watch: CallWatch;
  readonly secret: string;
  /** The one before it, while there is anything left that was sealed with it. */
  readonly previousSecret?: string | undefined;
  readonly dataDir: string;
  /** From the number of ours that the call is on, on the account of its workspace. */
  readonly sendMessage: WritersOptions['sendMessage'];
  readonly credential: WritersOptions['credential'];
  /** A workspace's own equipment, if it has any. */
  readonly equip: (workspaceId: WorkspaceId) => Promise<CallEquipment | undefined>;
  /** Reads what is a workspace's own, so that its calls are answered while the database is away. */
  readonly remember: (workspaceId: WorkspaceId) => Promise<void>;
  /** Where other processes reach this one. */
  readonly address: string;
  /** Asks the process that has a call to let it go, if its line is dead. */
  readonly askToGiveUp: (callId: CallId) => void;
}

/** The voice app's memory, on Postgres and a folder. */
export function createRecords(options: RecordsOptions): Records {
  const { db, clock, logger, leases, address, secret, dataDir, askToGiveUp } = options;
  const statecharts = createStatechartCache({ db, folder: join(dataDir, 'cache', 'statecharts') });
  const limits = createLimits({ db, clock, logger });
  const notices = createNoticeBook({ db, clock, logger });
  const remember = async (workspaceId: WorkspaceId) =>
    void (await Promise.all([
      options.remember(workspaceId),
      limits.remember(workspaceId),
      notices.remember(workspaceId),
    ]));
  const numbers = createNumberLookup({ db, statecharts, logger, remember });
  /** The database was there once: from then on calls can be answered without it. */
  let wasReady = false;
  const owner = `voice-${randomUUID()}`;
  const keeper = new LeaseKeeper({ leases, clock, logger, owner, address });
  const spool = new Spool({ clock, logger });
  const sealer = createSealer(secret, { previous: options.previousSecret });
  const writers = createWriters({ ...options, keeper, spool, sealer, owner });
  const equipped = async (deployed: Deployed): Promise<Deployed> => ({
    ...deployed,
    equipment: await options.equip(deployed.workspaceId),
    notice: await notices.find(deployed.workspaceId),
  });
  const equippedCall = async (call: CallIdentity): Promise<CallIdentity> => ({
    ...call,
    deployed: await equipped(call.deployed),
  });
  return {
    open: (identity, listener) => writers.open(identity, listener).records,
    takeOver: createTakeOver({
      ...{ db, clock, logger, statecharts, sealer, keeper, owner, askToGiveUp, equippedCall },
      open: writers.open,
    }),
    ...findCalls(db),
    operators: createOperatorRecords(options),
    access: new AccessWatch({ db, clock, logger }),
    placements: createPlacements({ db, statecharts, equippedCall }),
    limits,
    spool,
    async findByNumber(e164, from) {
      const deployed = await numbers.find(e164, from);
      return deployed && equipped(deployed);
    },
    findPbxLine: numbers.findPbxLine,
    findFallback: numbers.findFallback,
    listNumberBook: (page) => listNumberBook(db, page),
    findContact: (workspaceId, e164) => db.forWorkspace(workspaceId, (tx) => findContactByNumber(tx, e164)),
    warmUp: () => numbers.warmUp(),
    async findByToken(token) {
      const used = await consumeCallToken(db, { secret, token, now: clock.now() });
      if (!used.ok) return undefined;
      const { isTest, ground, origin, ...runs } = used.value.claims;
      const statechart = await statecharts.get(runs.workspaceId, runs.statechartHash);
      if (statechart === undefined) return undefined;
      const deployed = await equipped({ ...runs, statechart });
      return { ...deployed, isTest, ground, origin, rehearsal: rehearsalSchema.parse(used.value.carries ?? {}) };
    },
    async flush(limitMs) {
      await writers.flush(limitMs);
      keeper.close();
    },
    isReady: async () => {
      wasReady ||= await db.ping().then(
        () => true,
        () => false,
      );
      return wasReady;
    },
  };
}

function findCalls(db: Db): Pick<Records, 'find' | 'findByCallSid' | 'issueResumeToken' | 'useResumeToken'> {
  const find: Records['find'] = async ({ workspaceId, callId }) => {
    const call = await db.forWorkspace(workspaceId, (tx) => findCall(tx, callId));
    return call === undefined ? undefined : { isLive: call.status === 'live', callSid: call.callSid };
  };
  return {
    find,
    async findByCallSid(callSid) {
      const place = await findCallBySid(db, callSid);
      const found = place === undefined ? undefined : await find(place);
      return place === undefined || found === undefined ? undefined : { ...place, isLive: found.isLive };
    },
    issueResumeToken: (place) => issueResumeToken(db, place),
    useResumeToken: (token) => useResumeToken(db, token),
  };
}

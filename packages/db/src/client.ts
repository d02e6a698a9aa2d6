import { Socket } from 'node:net';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { toDatabaseError } from './database-error.ts';
import { openPrisma, type TransactionClient } from './prisma-client.ts';
import { type Db, openDb, openTx, type Tx } from './transaction.ts';

export type { Db, Tx } from './transaction.ts';

/**
 * How long each part may take, in milliseconds. All but the last must keep this order: a caller gives up waiting, then the server
 * ends the statement, then we stop listening for its end, then the transaction is given up, and last the socket is thrown away as dead.
 */
export interface DbDeadlines {
  poolWaitMs: number;
  statementMs: number;
  queryMs: number;
  transactionMs: number;
  silentSocketMs: number;
  /** Between two statements of a transaction: who takes longer is frozen or cut off, and nobody else gets at what it has locked. */
  idleInTransactionMs: number;
}

const DEADLINES: DbDeadlines = {
  poolWaitMs: 2_000,
  statementMs: 5_000,
  queryMs: 6_000,
  transactionMs: 10_000,
  silentSocketMs: 12_000,
  idleInTransactionMs: 10_000,
};
const DEFAULT_POOL_SIZE = 10;

export interface DbOptions {
  /** The app role's URL, never the owner's. */
  url: string;
  /** Connections at most; each process has its own pool. */
  poolSize?: number;
  /** Where they are to be others than usual. */
  deadlines?: Partial<DbDeadlines>;
}

/** Opens the database. Connects at the first query, recovers by itself after an outage. */
export function createDb(options: DbOptions): Db {
  const deadlines = { ...DEADLINES, ...options.deadlines };
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? DEFAULT_POOL_SIZE,
    connectionTimeoutMillis: deadlines.poolWaitMs,
    statement_timeout: deadlines.statementMs,
    query_timeout: deadlines.queryMs,
    idle_in_transaction_session_timeout: deadlines.idleInTransactionMs,
    application_name: 'aybiza',
    stream: () => openSocket(deadlines.silentSocketMs),
  });
  // An idle connection that breaks reports here; the pool replaces it.
  pool.on('error', () => {});
  const prisma = openPrisma(new PrismaPg(pool, { disposeExternalPool: true }));
  const transaction = { maxWait: deadlines.poolWaitMs, timeout: deadlines.transactionMs };

  const db: Db = {
    async forWorkspace<Value>(workspaceId: WorkspaceId, work: (tx: Tx) => Promise<Value>): Promise<Value> {
      // An empty id never means "all": without this check a slip would surface only as missing rows.
      if (workspaceId === '') throw new Error('forWorkspace needs a workspace id');
      const run = async (client: TransactionClient) => {
        await client.$executeRaw`SELECT set_config('app.workspace_id', ${workspaceId}, true)`;
        return work(openTx(workspaceId, client));
      };
      return prisma.$transaction(run, transaction).catch(translate);
    },
    async ping() {
      await prisma.$queryRaw`SELECT 1`.catch(translate);
    },
    async close() {
      await prisma.$disconnect();
    },
  };
  return openDb(db, (statement, ...values) => prisma.$queryRaw(statement, ...values).catch(translate));
}

function translate(thrown: unknown): never {
  throw toDatabaseError(thrown);
}

/** A peer that vanished without a word would hold its connection, and a place in the pool, for hours. */
function openSocket(silentSocketMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(silentSocketMs, () => socket.destroy(new Error('the database went silent')));
  return socket;
}

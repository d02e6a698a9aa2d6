import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { TransactionClient } from './prisma-client.ts';

/** An open transaction that sees one workspace. Made only by `db.forWorkspace`, useless when that has returned. */
export interface Tx {
  readonly workspaceId: WorkspaceId;
}

/** The database as the rest of the system sees it. */
export interface Db {
  /** The only door to the tables of a workspace: one transaction, which sees that workspace and no other. */
  forWorkspace<Value>(workspaceId: WorkspaceId, work: (tx: Tx) => Promise<Value>): Promise<Value>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Runs one parameterised statement by itself and gives its rows. It sees no workspace, unless the function that it calls says which. */
export type Lookup = (statement: TemplateStringsArray, ...values: unknown[]) => Promise<unknown>;

// Prisma stays in this package: outside, a Tx or a Db is only a key to these maps.
const transactionClients = new WeakMap<Tx, TransactionClient>();
const lookups = new WeakMap<Db, Lookup>();

/** For `client.ts` only. */
export function openTx(workspaceId: WorkspaceId, client: TransactionClient): Tx {
  const tx = { workspaceId };
  transactionClients.set(tx, client);
  return tx;
}

/** For `client.ts` only. */
export function openDb(db: Db, lookup: Lookup): Db {
  lookups.set(db, lookup);
  return db;
}

/** For this package's aggregate files only. */
export function clientOf(tx: Tx): TransactionClient {
  const client = transactionClients.get(tx);
  if (client === undefined) throw new Error('this transaction was not opened by db.forWorkspace');
  return client;
}

/** For this package only: for statements that call one function of the closed list in the migrations, or on tables that belong to no workspace. */
export function lookupOf(db: Db): Lookup {
  const lookup = lookups.get(db);
  if (lookup === undefined) throw new Error('this database was not opened by createDb');
  return lookup;
}

/** For this package only, and for tables that belong to no workspace: in the transaction, where there is one. */
export function statementsOf(place: Db | Tx): Lookup {
  if (!('workspaceId' in place)) return lookupOf(place);
  const client = clientOf(place);
  return (statement, ...values) => client.$queryRaw(statement, ...values);
}

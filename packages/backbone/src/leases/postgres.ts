import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import pg from 'pg';
import { z } from 'zod';
import { openPostgresSocket } from '../postgres-socket.ts';
import {
  type ExpiredLease,
  failUnavailable,
  type Lease,
  type LeaseProof,
  type LeaseRequest,
  type Leases,
} from './port.ts';

export interface PostgresLeasesOptions {
  /** The app role's URL; the functions it calls come with the migrations. */
  url: string;
  /** Hears of connections that were lost while idle. */
  onError(error: unknown): void;
  /** Ms that a request waits for a connection, and as long again for its answer; left out: a second. */
  waitMs?: number;
}

/** Renewals come every few hundred milliseconds: better to fail one than to wait long for it. */
const WAIT_MS = 1_000;
const POOL_SIZE = 4;

const rowSchema = z.object({
  call_id: callIdSchema,
  workspace_id: workspaceIdSchema,
  owner: z.string(),
  address: z.string(),
  fencing_token: z.coerce.number().int(), // pg gives 64-bit numbers as text
});
const leaseSchema = rowSchema.transform(toLease);
const expiredSchema = rowSchema
  .extend({ silent_ms: z.coerce.number().int() })
  .transform((row): ExpiredLease => ({ ...toLease(row), silentMs: row.silent_ms }));
const keptSchema = z.array(z.object({ call_id: callIdSchema }));
const tokenSchema = z.array(z.object({ token: z.coerce.number().int().nullable() })).length(1);
const doneSchema = z.array(z.object({ done: z.boolean() })).length(1);

function toLease(row: z.output<typeof rowSchema>): Lease {
  return {
    callId: row.call_id,
    workspaceId: row.workspace_id,
    owner: row.owner,
    address: row.address,
    fencingToken: row.fencing_token,
  };
}

/** Leases in a table, by the database's clock: for the embedded set-up. */
export function createPostgresLeases(options: PostgresLeasesOptions): Leases {
  const { waitMs = WAIT_MS } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: POOL_SIZE,
    connectionTimeoutMillis: waitMs,
    statement_timeout: waitMs,
    query_timeout: waitMs,
    application_name: 'aybiza-leases',
    stream: openPostgresSocket,
  });
  pool.on('error', options.onError);

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    statement: string,
    values: readonly unknown[],
  ): Promise<z.output<Schema>> {
    const { rows } = await pool.query(statement, [...values]).catch(failUnavailable);
    return schema.parse(rows);
  }

  return {
    async acquire({ callId, workspaceId, owner, address, ttlMs }: LeaseRequest) {
      const values = [callId, workspaceId, owner, address, ttlMs];
      const [row] = await ask(tokenSchema, 'SELECT acquire_lease($1, $2, $3, $4, $5) AS token', values);
      const token = row?.token ?? undefined;
      return token === undefined ? { status: 'held' } : { status: 'acquired', fencingToken: token };
    },
    async renew({ callId, fencingToken, ttlMs }: LeaseProof & { ttlMs: number }) {
      const [row] = await ask(doneSchema, 'SELECT renew_lease($1, $2, $3) AS done', [callId, fencingToken, ttlMs]);
      return row?.done === true;
    },
    async renewAll({ leases, ttlMs }) {
      const values = [leases.map(({ callId }) => callId), leases.map(({ fencingToken }) => fencingToken), ttlMs];
      const kept = await ask(keptSchema, 'SELECT * FROM renew_leases($1, $2, $3)', values);
      return new Set(kept.map(({ call_id }) => call_id));
    },
    async release({ callId, fencingToken }: LeaseProof) {
      const [row] = await ask(doneSchema, 'SELECT release_lease($1, $2) AS done', [callId, fencingToken]);
      return row?.done === true;
    },
    async find(callId): Promise<Lease | undefined> {
      return (await ask(z.array(leaseSchema), 'SELECT * FROM find_lease($1)', [callId]))[0];
    },
    listExpired: ({ limit, silentForMs }) =>
      ask(z.array(expiredSchema), 'SELECT * FROM list_expired_leases($1, $2)', [limit, silentForMs]),
    close: () => pool.end(),
  };
}

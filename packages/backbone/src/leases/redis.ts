import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { openRedis, type RedisConnectionOptions } from '../redis-connection.ts';
import {
  type ExpiredLease,
  failUnavailable,
  type Lease,
  type LeaseProof,
  type LeaseRequest,
  type Leases,
} from './port.ts';
import { ACQUIRE, FIND, LIST_EXPIRED, RELEASE, RENEW, RENEW_ALL } from './redis-scripts.ts';

const LEASE_PREFIX = '{aybiza:lease}:call:';
const BY_EXPIRY = '{aybiza:lease}:expiry';
const LAST_TOKEN = '{aybiza:lease}:token';
const KEYS = 3;

const leaseSchema = z
  .tuple([callIdSchema, workspaceIdSchema, z.string(), z.string(), z.coerce.number().int()])
  .transform(([callId, workspaceId, owner, address, fencingToken]): Lease => {
    return { callId, workspaceId, owner, address, fencingToken };
  });
const expiredSchema = z
  .tuple([callIdSchema, workspaceIdSchema, z.string(), z.string(), z.coerce.number().int(), z.coerce.number().int()])
  .transform(([callId, workspaceId, owner, address, fencingToken, silentMs]): ExpiredLease => {
    return { callId, workspaceId, owner, address, fencingToken, silentMs };
  });
const foundSchema = z.union([leaseSchema, z.tuple([]).transform(() => undefined)]);
const tokenSchema = z.coerce.number().int().nullable();

/** Leases in Redis, by its clock: for the scaled set-up. */
export function createRedisLeases(options: RedisConnectionOptions): Leases {
  const redis = openRedis(options);

  async function run(script: string, callId: string, values: readonly (string | number)[]): Promise<unknown> {
    return redis.eval(script, KEYS, LEASE_PREFIX + callId, BY_EXPIRY, LAST_TOKEN, ...values).catch(failUnavailable);
  }

  return {
    async acquire({ callId, workspaceId, owner, address, ttlMs }: LeaseRequest) {
      const answer = await run(ACQUIRE, callId, [callId, workspaceId, owner, address, ttlMs]);
      const token = tokenSchema.parse(answer);
      return token === null ? { status: 'held' } : { status: 'acquired', fencingToken: token };
    },
    async renew({ callId, fencingToken, ttlMs }: LeaseProof & { ttlMs: number }) {
      return (await run(RENEW, callId, [callId, fencingToken, ttlMs])) === 1;
    },
    async renewAll({ owner, address, leases, ttlMs }) {
      const each = leases.flatMap(({ callId, fencingToken, workspaceId }) => [callId, fencingToken, workspaceId]);
      const values = [ttlMs, LEASE_PREFIX, owner, address, ...each];
      const kept = z.array(callIdSchema).parse(await run(RENEW_ALL, '', values));
      return new Set(kept);
    },
    async release({ callId, fencingToken }: LeaseProof) {
      return (await run(RELEASE, callId, [callId, fencingToken])) === 1;
    },
    async find(callId) {
      return foundSchema.parse(await run(FIND, callId, []));
    },
    async listExpired({ limit, silentForMs }) {
      return z.array(expiredSchema).parse(await run(LIST_EXPIRED, '', [limit, LEASE_PREFIX, silentForMs]));
    },
    async close() {
      redis.disconnect();
    },
  };
}

/**
 * Each runs as one step on the server, by the server's clock. KEYS: the lease, all leases by expiry, the last token.
 * All keys share one hash tag, so that they lie on one node of a cluster.
 */

const now = `
local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
local now = math.floor(micros / 1000)`;

/**
 * ARGV: call, workspace, owner, address, time to live. The token is never below the clock in microseconds: a server that
 * lost its data must not begin again at one, or former owners would count as newer than present ones.
 */
export const ACQUIRE = `${now}
local expires = redis.call('HGET', KEYS[1], 'expiresAt')
if expires and tonumber(expires) > now then return false end
local workspace = redis.call('HGET', KEYS[1], 'workspaceId')
if workspace and workspace ~= ARGV[2] then return false end
local token = math.max(tonumber(redis.call('GET', KEYS[3]) or '0') + 1, micros)
local text = string.format('%.0f', token)
redis.call('SET', KEYS[3], text)
redis.call('PERSIST', KEYS[1])
redis.call('HSET', KEYS[1], 'callId', ARGV[1], 'workspaceId', ARGV[2], 'owner', ARGV[3], 'address', ARGV[4],
  'fencingToken', text, 'expiresAt', string.format('%.0f', now + ARGV[5]))
redis.call('ZADD', KEYS[2], now + ARGV[5], ARGV[1])
return text`;

/** ARGV: call, token, time to live. */
export const RENEW = `${now}
if redis.call('HGET', KEYS[1], 'fencingToken') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'expiresAt', string.format('%.0f', now + ARGV[3]))
redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[1])
return 1`;

/**
 * ARGV: time to live, what stands before a call id in the key of its lease, owner, address, then call, token and workspace of each.
 * Gives the calls that were renewed. A lease without any trace was lost by a server that crashed: its owner tells it again.
 */
export const RENEW_ALL = `${now}
local renewed = {}
for at = 5, #ARGV, 3 do
  local key = ARGV[2] .. ARGV[at]
  local token = redis.call('HGET', key, 'fencingToken')
  if not token then
    redis.call('HSET', key, 'callId', ARGV[at], 'workspaceId', ARGV[at + 2], 'owner', ARGV[3], 'address', ARGV[4],
      'fencingToken', ARGV[at + 1])
    token = ARGV[at + 1]
  end
  if token == ARGV[at + 1] then
    redis.call('HSET', key, 'expiresAt', string.format('%.0f', now + ARGV[1]))
    redis.call('ZADD', KEYS[2], now + ARGV[1], ARGV[at])
    table.insert(renewed, ARGV[at])
  end
end
return renewed`;

/** A lease that was given back leaves its trace for ten minutes, so that it is not taken for a forgotten one. */
const TRACE_MS = 600_000;

/** ARGV: call, token. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], 'fencingToken') ~= ARGV[2] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'fencingToken', '')
redis.call('PEXPIRE', KEYS[1], ${TRACE_MS})
redis.call('ZREM', KEYS[2], ARGV[1])
return 1`;

const fields = `'callId', 'workspaceId', 'owner', 'address', 'fencingToken'`;

/** Gives nothing for a lease that has expired. */
export const FIND = `${now}
local expires = redis.call('HGET', KEYS[1], 'expiresAt')
if not expires or tonumber(expires) <= now then return {} end
return redis.call('HMGET', KEYS[1], ${fields})`;

/** ARGV: how many at most, what stands before a call id in the key of its lease, and for how long nobody has renewed. */
export const LIST_EXPIRED = `${now}
local leases = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now - ARGV[3], 'LIMIT', 0, ARGV[1])) do
  local lease = redis.call('HMGET', ARGV[2] .. id, ${fields})
  table.insert(lease, string.format('%.0f', now - redis.call('ZSCORE', KEYS[2], id)))
  table.insert(leases, lease)
end
return leases`;

import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fromSoundingText } from '@aybiza/sandbox/audio/sounding-text';
import type { Collector } from '@aybiza/sandbox/otlp/start-collector';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Find, Piece } from './needles.ts';
import type { ScaledWorld } from './scaled-world.ts';

/** A world that is searched, and where its spans go. */
export interface Searched {
  readonly world: ScaledWorld;
  readonly collector: Pick<Collector, 'received'>;
}

/** Everything that a running installation keeps, and everything that it has sent: what `search` finds in it. */
export async function searchStores(searched: Searched, search: (piece: Piece) => readonly Find[]): Promise<Find[]> {
  const finds: Find[] = [];
  for await (const piece of readStores(searched)) finds.push(...search(piece));
  return finds;
}

async function* readStores({ world, collector }: Searched): AsyncGenerator<Piece> {
  yield* readPostgres(world.ownerUrl);
  yield* readRedis(world.redisUrl);
  yield* readFiles(world.dataDir);
  for (const text of collector.received) yield { store: 'spans', place: 'collector', text };
  for (const process of world.processes) {
    const text = await world.metrics(process).catch(() => '');
    yield { store: 'figures', place: process.name, text };
  }
  for (const text of world.hook.received) yield { store: 'webhooks', place: 'hook', text };
  for (const text of world.effects.requests) yield { store: 'requests', place: 'effects', text };
  for (const { where, text } of world.vendors) yield { store: 'vendors', place: where, text };
  for (const mail of world.mails()) yield { store: 'mail', place: 'inbox', text: JSON.stringify(mail) };
}

/** Every row of every table, the queue's among them. Rows of one call are one piece, in their order: keys come one by one. */
async function* readPostgres(ownerUrl: string): AsyncGenerator<Piece> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name, array_agg(a.attname::text) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') GROUP BY 1`,
    );
    for (const { name, columns } of tables) {
      const order = ['call_id', 'seq'].filter((column) => columns.includes(column));
      const [group] = order;
      const { rows } = await client.query(
        `SELECT ${group ?? "''"} AS group, to_jsonb(t)::text AS text FROM ${name} t${group === undefined ? '' : ` ORDER BY ${order.join(', ')}`}`,
      );
      const pieces = new Map<string, string[]>();
      for (const [index, row] of rows.entries()) {
        const key = order[0] === 'call_id' ? String(row.group) : String(index);
        pieces.set(key, [...(pieces.get(key) ?? []), withBytes(row.text)]);
      }
      for (const [key, texts] of pieces) yield { store: 'postgres', place: `${name} ${key}`, text: texts.join('\n') };
    }
  } finally {
    await client.end();
  }
}

/** `bytea` is hexadecimal in JSON. */
function withBytes(text: string): string {
  const bytes = [...text.matchAll(/\\\\x((?:[0-9a-f]{2}){4,})/g)].map(([, hex = '']) => Buffer.from(hex, 'hex'));
  return [text, ...bytes.map((each) => each.toString('latin1'))].join('\n');
}

async function* readRedis(url: string): AsyncGenerator<Piece> {
  const redis = new Redis(url);
  try {
    for (let cursor = '0', isFirst = true; isFirst || cursor !== '0'; isFirst = false) {
      const [next, keys] = await redis.scan(cursor, 'COUNT', 500);
      cursor = next;
      for (const key of keys)
        yield { store: 'redis', place: key, text: `${key}\n${JSON.stringify(await readKey(redis, key))}` };
    }
  } finally {
    redis.disconnect();
  }
}

async function readKey(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1, 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      return null; // gone since it was listed
    default:
      throw new Error(`the search does not know how to read a ${type} of Redis`);
  }
}

/** Logs, recordings, caches, and the append-only file of Redis: names and bytes, and words in the sound of fast callers. */
async function* readFiles(folder: string): AsyncGenerator<Piece> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const place = relative(folder, path);
    // The programs themselves: nobody writes there, and their numbers are nobody's.
    if (place.startsWith('images/')) continue;
    const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // gone since it was listed
    const sides = place.startsWith('recordings')
      ? [0, 1].map((side) => bytes.filter((_byte, at) => at % 2 === side))
      : [];
    const sounds = sides.flatMap(fromSoundingText);
    const text = [place, decode(place), bytes.toString('latin1'), ...sounds].join('\n');
    yield { store: storeOf(place), place, text };
  }
}

function storeOf(place: string): string {
  const [first = ''] = place.split('/');
  return { logs: 'logs', recordings: 'recordings', redis: 'redis' }[first] ?? 'files';
}

function decode(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return ''; // an ordinary name with a percent sign
  }
}

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toSoundingText } from '@aybiza/sandbox/audio/sounding-text';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Needle } from './needles.ts';
import type { Searched } from './search-stores.ts';

/** What is planted: a search that does not find it here would not find it from a caller either. */
export const PLANTED = { digits: '4539578763621486', words: 'Ottokar Planted' } as const;
export const PLANTED_NEEDLES: readonly Needle[] = [
  { id: 'digits', digits: PLANTED.digits },
  { id: 'words', words: PLANTED.words },
];
/** Each place once, and how what is there is found. */
export const PLANTED_AT = [
  ...['postgres planted_keys keyByKey', 'postgres planted_bytes words', 'postgres planted_text digits'],
  ...['string', 'hash', 'list', 'set', 'zset', 'stream'].map((type) => `redis planted:${type} digits`),
  ...[
    'redis appendonly digits',
    'logs planted digits',
    'recordings planted-sound words',
    'recordings planted-name words',
  ],
  ...['spans collector digits', 'webhooks hook digits', 'requests effects digits', 'vendors speak digits'],
];

/** Plants it in every store of the world. Gives back how to take out again what can be. */
export async function plantNeedles({
  world,
  collector,
}: Searched & { collector: { url: string } }): Promise<() => Promise<void>> {
  const { digits, words } = PLANTED;
  const grouped = digits.replace(/(?=(.{4})+$)/g, ' ').trim();
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query('CREATE TABLE planted_keys (call_id text, seq integer, body jsonb)');
  for (const [seq, key] of [...digits].entries())
    await owner.query('INSERT INTO planted_keys VALUES ($1, $2, $3)', ['call_planted', seq, { type: 'pressed', key }]);
  await owner.query('CREATE TABLE planted_bytes AS SELECT $1::bytea AS bytes', [Buffer.from(words)]);
  await owner.query('CREATE TABLE planted_text AS SELECT $1::text AS text', [grouped]);
  const redis = new Redis(world.redisUrl);
  await redis.set('planted:string', grouped);
  await redis.hset('planted:hash', 'field', digits.replace(/(....)/g, '$1-'));
  await redis.rpush('planted:list', digits);
  await redis.sadd('planted:set', digits);
  await redis.zadd('planted:zset', 1, digits);
  await redis.xadd('planted:stream', '*', 'field', digits);
  const recordings = join(world.dataDir, 'recordings');
  await mkdir(recordings, { recursive: true });
  const files = [
    [join(world.dataDir, 'logs/planted.log'), digits],
    [join(recordings, encodeURIComponent(`planted-name ${words}`)), ''],
    // Both sides of a call, sample by sample.
    [join(recordings, 'planted-sound'), Buffer.from([...toSoundingText(words)].flatMap((sample) => [sample, 0xff]))],
  ] as const;
  for (const [file, content] of files) await writeFile(file, content);
  const post = (url: string) =>
    fetch(url, {
      method: 'POST',
      headers: { authorization: 'Token practice' },
      body: JSON.stringify({ text: grouped }),
    });
  await Promise.all(
    [`${collector.url}/v1/traces`, world.hook.url, world.effects.url, `${world.vendorsUrl}/v1/speak`].map(post),
  );
  return async () => {
    await owner.query('DROP TABLE planted_keys, planted_bytes, planted_text');
    await owner.end();
    await redis.del(...['string', 'hash', 'list', 'set', 'zset', 'stream'].map((type) => `planted:${type}`));
    redis.disconnect();
    await Promise.all(files.map(([file]) => rm(file)));
  };
}

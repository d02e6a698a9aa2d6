import assert from 'node:assert/strict';
import type { ByteRange, Storage } from './port.ts';
import { StorageError } from './storage-error.ts';

/** An empty store and how to clear it away; it takes values of at most 1000 bytes. */
export interface StorageContractHarness {
  storage: Storage;
  dispose(): Promise<void>;
}

/** One thing every adapter must do; not tied to a test runner, so that a test can also prove it fails. */
export interface StorageCheck {
  title: string;
  run(storage: Storage): Promise<void>;
}

const BAD_KEYS = [
  ...['', '/', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/../b', 'a/..', './a', 'a/./b', '.hidden', 'a/.hidden'],
  ...['a\\b', '..\\a', 'C:\\a', 'C:a', 'a b', 'a\u0000b', 'a\nb', 'a%2f..', 'ä', 'a*', '~', '~/a', '$HOME'],
  ...['.unfinished/a', 'a'.repeat(129), `${'a/'.repeat(300)}a`],
];

function refused(code: string): (error: unknown) => boolean {
  return (error) => error instanceof StorageError && error.code === code && !error.retryable;
}

async function* piecesOf(pieces: readonly string[], failure?: Error): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
  if (failure !== undefined) throw failure;
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}

async function textOf(storage: Storage, key: string, range: ByteRange): Promise<string> {
  return new Response(await storage.stream(key, range)).text();
}

/** What every storage adapter must do. */
export const storageContract: readonly StorageCheck[] = [
  {
    title: 'gives back what was put, byte for byte',
    async run(storage) {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
      await storage.put('ws_1/call_2/0001.ulaw', bytes);
      assert.deepEqual([...((await storage.get('ws_1/call_2/0001.ulaw')) ?? [])], [...bytes]);
    },
  },
  {
    title: 'keeps what comes in pieces, none included, also more than it would hold in memory',
    async run(storage) {
      const pieces = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(100));
      await storage.put('a/long', piecesOf(pieces));
      await storage.put('a/none', piecesOf([]));
      assert.equal(await textOf(storage, 'a/long', { from: 0, to: 1999 }), pieces.join(''));
      assert.deepEqual([await storage.size('a/long'), await storage.size('a/none')], [2000, 0]);
    },
  },
  {
    title: 'keeps the old value when the pieces of a new one break off, and tells why they did',
    async run(storage) {
      const failure = new Error('the source is gone');
      await storage.put('a', Buffer.from('old'));
      for (const key of ['a', 'new']) {
        await assert.rejects(storage.put(key, piecesOf(['half of it'], failure)), (error) => error === failure);
      }
      assert.deepEqual([text(await storage.get('a')), await storage.list('')], ['old', ['a']]);
    },
  },
  {
    title: 'keeps an empty value apart from none',
    async run(storage) {
      await storage.put('empty', new Uint8Array(0));
      assert.equal((await storage.get('empty'))?.length, 0);
      assert.equal(await storage.get('absent'), undefined);
      assert.equal(await storage.get('absent/too'), undefined);
    },
  },
  {
    title: 'gives the bytes that are asked for, both ends included, and no others',
    async run(storage) {
      await storage.put('a', Buffer.from('0123456789'));
      assert.equal(await storage.size('a'), 10);
      assert.equal(await textOf(storage, 'a', { from: 0, to: 9 }), '0123456789');
      assert.equal(await textOf(storage, 'a', { from: 3, to: 5 }), '345');
      assert.equal(await textOf(storage, 'a', { from: 9, to: 9 }), '9');
    },
  },
  {
    title: 'tells by the size what is empty from what is not there',
    async run(storage) {
      await storage.put('b/empty', new Uint8Array(0));
      assert.deepEqual(
        [await storage.size('b/empty'), await storage.size('absent'), await storage.size('b')],
        [0, undefined, undefined],
      );
    },
  },
  {
    title: 'breaks off a stream of what is not there, or not so long',
    async run(storage) {
      await storage.put('a', Buffer.from('0123'));
      for (const key of ['a', 'absent']) {
        await assert.rejects(textOf(storage, key, { from: 2, to: 4 }), (error) => error instanceof StorageError);
      }
    },
  },
  {
    title: 'replaces a value',
    async run(storage) {
      await storage.put('a', Buffer.from('a longer value'));
      await storage.put('a', Buffer.from('short'));
      assert.equal(text(await storage.get('a')), 'short');
    },
  },
  {
    title: 'shows readers a whole value, old or new, while it is being replaced',
    async run(storage) {
      const values = ['x'.repeat(1000), 'y'.repeat(900)];
      await storage.put('a', Buffer.from(values[0] ?? ''));
      const reads: Promise<Uint8Array | undefined>[] = [];
      const writes = Array.from({ length: 20 }, async (_, index) => {
        reads.push(storage.get('a'));
        await storage.put('a', Buffer.from(values[index % 2] ?? ''));
        reads.push(storage.get('a'));
      });
      await Promise.all(writes);
      for (const read of reads) assert.ok(values.includes(text(await read) ?? ''), 'a reader saw half a value');
    },
  },
  {
    title: 'lists all keys below a prefix, sorted, and no others',
    async run(storage) {
      for (const key of ['b/2', 'b/10', 'b/1/x', 'a/1', 'b2/1']) await storage.put(key, Buffer.from(key));
      assert.deepEqual(await storage.list('b/'), ['b/1/x', 'b/10', 'b/2']);
      assert.deepEqual(await storage.list(''), ['a/1', 'b/1/x', 'b/10', 'b/2', 'b2/1']);
      assert.deepEqual(await storage.list('c/'), []);
    },
  },
  {
    title: 'deletes a value, and again without complaint',
    async run(storage) {
      await storage.put('a/b', Buffer.from('x'));
      await storage.delete('a/b');
      await storage.delete('a/b');
      assert.equal(await storage.get('a/b'), undefined);
      assert.deepEqual(await storage.list(''), []);
    },
  },
  {
    title: 'refuses keys that could be more than a name',
    async run(storage) {
      for (const key of BAD_KEYS) {
        for (const attempt of [
          () => storage.put(key, Buffer.from('x')),
          () => storage.get(key),
          () => storage.size(key),
          () => storage.stream(key, { from: 0, to: 0 }),
          () => storage.delete(key),
        ]) {
          await assert.rejects(attempt(), refused('STORAGE_KEY_INVALID'), `the key ${JSON.stringify(key)} was taken`);
        }
      }
      assert.deepEqual(await storage.list(''), []);
    },
  },
  {
    title: 'refuses prefixes that could be more than a name',
    async run(storage) {
      for (const prefix of ['/', '../', 'a', 'a/../', './', 'a//', '.unfinished/']) {
        await assert.rejects(storage.list(prefix), refused('STORAGE_KEY_INVALID'), `the prefix ${prefix} was taken`);
      }
    },
  },
  {
    title:
      'lets a key that is the beginning of another one, or goes on after one, do no harm to that, and refuses it or keeps it',
    async run(storage) {
      await storage.put('a/b', Buffer.from('x'));
      for (const key of ['a', 'a/b/c']) {
        await storage
          .put(key, Buffer.from('y'))
          .catch((error: unknown) => assert.ok(refused('STORAGE_KEY_INVALID')(error)));
      }
      assert.equal(text(await storage.get('a/b')), 'x');
      assert.ok((await storage.list('')).includes('a/b'));
    },
  },
  {
    title: 'refuses a value that is too large, and keeps the old one',
    async run(storage) {
      await storage.put('a', Buffer.from('old'));
      await assert.rejects(storage.put('a', new Uint8Array(1001)), refused('STORAGE_TOO_LARGE'));
      assert.equal(text(await storage.get('a')), 'old');
    },
  },
];

/** Runs one check against a fresh store and always clears it away. */
export async function runStorageCheck(
  check: StorageCheck,
  createHarness: () => Promise<StorageContractHarness>,
): Promise<void> {
  const { storage, dispose } = await createHarness();
  try {
    await check.run(storage);
  } finally {
    await dispose();
  }
}

import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorMessage } from '@aybiza/foundation/errors';
import { newId } from '@aybiza/foundation/new-id';
import { checkKey, checkPrefix } from './check-key.ts';
import { checkSize, MOST_BYTES_IN_MEMORY } from './check-size.ts';
import type { ByteRange, Storage } from './port.ts';
import { putPieces } from './put-pieces.ts';
import { StorageError } from './storage-error.ts';

export interface FolderStorageOptions {
  /** Made when it does not exist; nobody else writes below it. */
  folder: string;
  /** Of one value in memory. */
  maxBytes?: number;
}

/** Where unfinished writes live: a name no key can have, on the same file system, so that a rename is atomic. */
const UNFINISHED = '.unfinished';
/** Since it was last written to: a process that was killed has left it, and it may be somebody's voice. */
const ABANDONED_AFTER_MS = 60 * 60_000;
/** Of a file that is read in pieces. */
const PIECE_BYTES = 64 * 1024;

/** Keeps values as files below one folder of this machine. */
export function createFolderStorage(options: FolderStorageOptions): Storage {
  const { folder, maxBytes = MOST_BYTES_IN_MEMORY } = options;
  return {
    async put(key, bytes) {
      checkKey(key);
      const isWhole = bytes instanceof Uint8Array;
      if (isWhole) checkSize(bytes.length, maxBytes);
      await mkdir(join(folder, UNFINISHED), { recursive: true }).catch(fail);
      if (isWhole) await writeWhole(folder, key, bytes).catch(refuseToWrite);
      else await putPieces(bytes, { write: (pieces) => writeWhole(folder, key, pieces), fail: refuseToWrite });
    },
    async get(key) {
      checkKey(key);
      return orMissing(() => readWhole(join(folder, key), maxBytes));
    },
    async size(key) {
      checkKey(key);
      const entry = await orMissing(() => stat(join(folder, key)));
      return entry?.isFile() === true ? entry.size : undefined;
    },
    async stream(key, range) {
      checkKey(key);
      return streamFile(join(folder, key), range);
    },
    async list(prefix) {
      checkPrefix(prefix);
      return (await listFiles(folder, prefix)).sort();
    },
    async delete(key) {
      checkKey(key);
      await orMissing(() => unlink(join(folder, key)));
    },
  };
}

/** A reader sees the old value or the new one, also after a crash or a power cut in the middle. */
async function writeWhole(folder: string, key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  const unfinished = join(folder, UNFINISHED, newId('request'));
  const path = join(folder, key);
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      // Only what comes in pieces takes so long that processes die of it.
      if (!(bytes instanceof Uint8Array)) await clearAbandoned(dirname(unfinished), (await file.stat()).mtimeMs);
      await writeFile(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function clearAbandoned(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const entry = await orMissing(() => stat(path));
    if (entry !== undefined && now - entry.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

async function readWhole(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const entry = await stat(path);
  if (!entry.isFile()) return undefined;
  checkSize(entry.size, maxBytes);
  return readFile(path);
}

/** Opens at the first piece that is asked for, and lets go after the last one, after a failure and when nobody listens any more. */
function streamFile(path: string, { from, to }: ByteRange): ReadableStream<Uint8Array> {
  let file: FileHandle | undefined;
  let at = from;
  const close = async () => file?.close();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          file ??= await open(path, 'r');
          const piece = new Uint8Array(Math.min(PIECE_BYTES, to + 1 - at));
          const { bytesRead } = await file.read(piece, 0, piece.length, at);
          if (bytesRead === 0) throw new Error('the file is shorter than what was asked for');
          at += bytesRead;
          controller.enqueue(piece.subarray(0, bytesRead));
          if (at <= to) return;
          await close();
          controller.close();
        } catch (error) {
          await close();
          fail(error);
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

async function listFiles(folder: string, prefix: string): Promise<string[]> {
  const entries = await orMissing(() => readdir(join(folder, prefix), { withFileTypes: true }));
  const keys: string[] = [];
  for (const entry of entries ?? []) {
    if (entry.name === UNFINISHED) continue;
    const key = `${prefix}${entry.name}`;
    if (entry.isDirectory()) keys.push(...(await listFiles(folder, `${key}/`)));
    else if (entry.isFile()) keys.push(key);
  }
  return keys;
}

/** What is not there is `undefined`; a part of a key that is a file, or a key that is a folder, is not there either. */
const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

async function orMissing<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (MISSING.has(codeOf(error))) return undefined;
    return fail(error);
  }
}

/** A file cannot have others below it, nor take the place of a folder: other stores could, so a key must do neither. */
const TAKEN: ReadonlySet<unknown> = new Set(['ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY']);

function refuseToWrite(error: unknown): never {
  if (TAKEN.has(codeOf(error))) {
    throw new StorageError(
      'STORAGE_KEY_INVALID',
      'the key is the beginning of another key, or goes on after one',
      error,
    );
  }
  fail(error);
}

function fail(error: unknown): never {
  if (error instanceof StorageError) throw error;
  throw new StorageError('STORAGE_UNAVAILABLE', `the folder failed: ${errorMessage(error)}`, error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

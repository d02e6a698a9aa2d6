import { buffer } from 'node:stream/consumers';
import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { type Sandbox, startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runStorageCheck, type StorageContractHarness, storageContract } from './contract.ts';
import { createS3Storage, type S3StorageOptions } from './s3.ts';

let sandbox: Sandbox;
let admin: S3Client;
let buckets = 0;
const opened: { close(): void }[] = [];

beforeAll(async () => {
  // As on a machine with a role: the adapter is given no keys.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  sandbox = await startSandbox({ fast: true });
  admin = new S3Client({ region: 'eu-west-1', endpoint: `${sandbox.url}/s3`, forcePathStyle: true });
});
afterEach(() => {
  sandbox.faults.clear();
  for (const one of opened.splice(0)) one.close();
});
afterAll(async () => {
  admin.destroy();
  await sandbox.close();
  vi.unstubAllEnvs();
});

function open(bucket: string, options: Partial<S3StorageOptions> = {}) {
  const storage = createS3Storage({ bucket, region: 'eu-west-1', endpoint: `${sandbox.url}/s3`, ...options });
  opened.push(storage);
  return storage;
}

async function newBucket(): Promise<string> {
  buckets += 1;
  const Bucket = `bucket-${buckets}`;
  await admin.send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}

async function harness(): Promise<StorageContractHarness> {
  return { storage: open(await newBucket(), { maxBytes: 1_000 }), dispose: async () => {} };
}

interface Misfortune {
  fault?: { status?: number; stall?: boolean };
  keyId?: string;
  options?: Partial<S3StorageOptions>;
}

async function* piecesOf(...pieces: (Uint8Array | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield piece;
  }
}

describe('the contract of storage, by a bucket of S3', () => {
  for (const check of storageContract) it(check.title, () => runStorageCheck(check, harness));

  it('goes red for a store that forgets', async () => {
    const check = storageContract.find(({ title }) => title === 'replaces a value');
    const forgetful = async () => {
      const { storage, dispose } = await harness();
      return { storage: { ...storage, put: async () => {} }, dispose };
    };
    await expect(check && runStorageCheck(check, forgetful)).rejects.toThrow(/short/);
  });
});

describe('a bucket of S3', () => {
  const part = Buffer.alloc(3 * 1024 * 1024, 'x');

  it('keeps what is larger than a part, and gives up an upload whose source breaks off', async () => {
    const bucket = await newBucket();
    const storage = open(bucket);
    await storage.put('large', piecesOf(part, part, part, Buffer.from('end')));
    expect(await storage.size('large')).toBe(part.length * 3 + 3);
    const range = { from: part.length * 3 - 1, to: part.length * 3 + 2 };
    expect((await buffer(await storage.stream('large', range))).toString()).toBe('xend');
    await expect(storage.put('large', piecesOf(part, part, new Error('the source is gone')))).rejects.toThrow('gone');
    expect(await storage.size('large')).toBe(part.length * 3 + 3);
    const { Uploads = [] } = await admin.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect(Uploads).toEqual([]);
  });

  it('tells a source to stop when it cannot be written to any more', async () => {
    let isTold = false;
    async function* source() {
      try {
        for (;;) yield part;
      } finally {
        isTold = true;
      }
    }
    const storage = open(await newBucket());
    sandbox.faults.set('storage', { status: 403 });
    await expect(storage.put('a', source())).rejects.toThrow('access was denied');
    expect(isTold).toBe(true);
  });

  it('tries again what was answered by “slow down”', async () => {
    const storage = open(await newBucket());
    sandbox.faults.set('storage', { status: 503, times: 1 });
    await storage.put('a', Buffer.from('x'));
    expect(Buffer.from((await storage.get('a')) ?? []).toString()).toBe('x');
  });

  it('breaks a stream off that is cut, and frees the connection of one that nobody listens to', async () => {
    const storage = open(await newBucket());
    await storage.put('a', part);
    sandbox.faults.set('storage', { cutAfter: 1_000, times: 1 });
    const range = { from: 0, to: part.length - 1 };
    await expect(buffer(await storage.stream('a', range))).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    const reader = (await storage.stream('a', range)).getReader();
    await reader.read();
    await reader.cancel();
    expect((await buffer(await storage.stream('a', range))).length).toBe(part.length);
  });

  it.each([
    ['there is no such bucket', { options: { bucket: 'no-such-bucket' } }],
    ['access was denied', { fault: { status: 403 } }],
    ['credentials were not taken', { keyId: 'invalid' }],
    ['see whether it can be reached', { fault: { status: 503 } }],
    ['see whether it can be reached', { fault: { stall: true }, options: { answerWithinMs: 100 } }],
    ['see whether it can be reached', { options: { endpoint: 'http://127.0.0.1:1' } }],
  ])('says what to do: %s (%o)', async (words, { fault, keyId = 'any', options }: Misfortune) => {
    const bucket = await newBucket();
    vi.stubEnv('AWS_ACCESS_KEY_ID', keyId);
    if (fault !== undefined) sandbox.faults.set('storage', fault);
    const failure = await open(bucket, options)
      .put('a', Buffer.from('x'))
      .catch((error: unknown) => error);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
    expect(failure).toMatchObject({ code: 'STORAGE_UNAVAILABLE', retryable: true });
    expect(String(failure)).toContain(words);
  });
});

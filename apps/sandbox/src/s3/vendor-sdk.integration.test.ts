import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: Sandbox;
let client: S3Client;
const opened: S3Client[] = [];

function open(more: S3ClientConfig = {}): S3Client {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const endpoint = `${sandbox.url}/s3`;
  const made = new S3Client({
    region: 'eu-west-1',
    endpoint,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials,
    ...more,
  });
  opened.push(made);
  return made;
}

beforeAll(async () => {
  sandbox = await startSandbox({ fast: true });
  client = open();
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  for (const one of opened) one.destroy();
  await sandbox.close();
});

const Bucket = 'recordings';
const put = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
const get = (Key: string, Range?: string) => client.send(new GetObjectCommand({ Bucket, Key, Range }));
const textOf = async (Key: string, Range?: string) => (await get(Key, Range)).Body?.transformToString();

describe('the client of Amazon S3', () => {
  it('gets back what it put, whole and in part, and what it deleted no more', async () => {
    const { ETag } = await put('a/b', '0123456789');
    expect(await textOf('a/b')).toBe('0123456789');
    expect(await textOf('a/b', 'bytes=2-4')).toBe('234');
    expect(await textOf('a/b', 'bytes=8-20')).toBe('89');
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'a/b' }))).toMatchObject({ ContentLength: 10, ETag });
    for (let again = 0; again < 2; again++) await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/b' }));
    await expect(get('a/b')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'a/b' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('lists keys page by page, in order, whatever letters are in them', async () => {
    const keys = ['list/1', 'list/10', 'list/2', 'list/a & b <c>', 'list/ä'];
    for (const key of [...keys].reverse()) await put(key, 'x');
    const pages: string[][] = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client, pageSize: 2 }, { Bucket, Prefix: 'list/' })) {
      pages.push(Contents.map(({ Key = '' }) => Key));
    }
    expect(pages).toEqual([keys.slice(0, 2), keys.slice(2, 4), keys.slice(4)]);
  });

  it('puts in parts, which nobody sees before the last, and gives up an upload', async () => {
    const part = Buffer.alloc(5 * 1024 * 1024, 'x');
    async function* body(fails: boolean) {
      yield part;
      expect(await get('large').catch(({ name }: Error) => name)).toBe('NoSuchKey');
      if (fails) throw new Error('the source is gone');
      yield Buffer.from('end');
    }
    const upload = (fails: boolean) =>
      new Upload({ client, params: { Bucket, Key: 'large', Body: Readable.from(body(fails)) }, queueSize: 1 }).done();
    await expect(upload(true)).rejects.toThrow('the source is gone');
    await upload(false);
    expect(await textOf('large', `bytes=${part.length - 1}-`)).toBe('xend');
    const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(uploads.Uploads ?? []).toEqual([]);
  });

  it('is refused a bucket that there is not, until it has created it', async () => {
    const ask = new PutObjectCommand({ Bucket: 'others', Key: 'a', Body: 'x' });
    await expect(client.send(ask)).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await client.send(new CreateBucketCommand({ Bucket: 'others' }));
    await client.send(ask);
  });

  it('is refused a key that is not taken, a request that is not signed, and a part beyond the end', async () => {
    const invalid = open({ credentials: { accessKeyId: 'invalid', secretAccessKey: 'any' } });
    const ask = new GetObjectCommand({ Bucket, Key: 'a' });
    await expect(invalid.send(ask)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
    expect((await fetch(`${sandbox.url}/s3/recordings/a`)).status).toBe(403);
    await put('a', '0123');
    await expect(get('a', 'bytes=4-')).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('is refused by the rehearsed error, as often as it was rehearsed, and cut off in the middle', async () => {
    await put('a', '0123456789');
    sandbox.faults.set('storage', { status: 503, times: 1 });
    await expect(get('a')).rejects.toMatchObject({ name: 'SlowDown' });
    sandbox.faults.set('storage', { cutAfter: 3, times: 1 });
    await expect(textOf('a')).rejects.toThrow();
    expect(await textOf('a')).toBe('0123456789');
  });
});

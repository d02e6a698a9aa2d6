import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { checkKey, checkPrefix } from './check-key.ts';
import { checkSize, MOST_BYTES_IN_MEMORY } from './check-size.ts';
import type { ByteRange, Storage } from './port.ts';
import { putPieces } from './put-pieces.ts';
import { isNoSuchKey, toS3Error } from './s3-error.ts';

/** Which bucket, and where. Credentials are found the way AWS tools find them. */
export interface S3StorageOptions {
  bucket: string;
  region: string;
  /** Of another maker's store, or a private endpoint. */
  endpoint?: string | undefined;
  /** The bucket in the path and not in the host name; by default wherever an endpoint is given. */
  pathStyle?: boolean | undefined;
  /** Of one value in memory. */
  maxBytes?: number;
  /** How long a request, or a pause within its answer, may take. */
  answerWithinMs?: number;
}

/** Where nobody is there, that is known at once. */
const CONNECT_WITHIN_MS = 3_000;
/** Two tries take half a minute, which jobs and the writer of a call can wait. */
const ANSWER_WITHIN_MS = 15_000;
const MAX_ATTEMPTS = 2;

/** S3's smallest part, but for the last (S3 user guide, “Multipart upload limits”): so much of a value that comes in pieces is in memory. */
const PART_BYTES = 5 * 1024 * 1024;

/** Keeps values as objects of one bucket of S3, or of a store that speaks its protocol. */
export function createS3Storage(options: S3StorageOptions): Storage & { close(): void } {
  const { bucket: Bucket, maxBytes = MOST_BYTES_IN_MEMORY } = options;
  const client = openClient(options);
  const fail = (error: unknown): never => {
    throw toS3Error(error, Bucket);
  };
  const orMissing = (error: unknown): undefined => (isNoSuchKey(error) ? undefined : fail(error));
  return {
    async put(Key, bytes) {
      checkKey(Key);
      if (!(bytes instanceof Uint8Array))
        return putPieces(bytes, { write: (pieces) => upload(client, { Bucket, Key }, pieces), fail });
      checkSize(bytes.length, maxBytes);
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes })).catch(fail);
    },
    async get(Key) {
      checkKey(Key);
      const object = await client.send(new GetObjectCommand({ Bucket, Key })).catch(orMissing);
      return object && readWhole(object, maxBytes).catch(fail);
    },
    async size(Key) {
      checkKey(Key);
      const object = await client.send(new HeadObjectCommand({ Bucket, Key })).catch(orMissing);
      return object?.ContentLength;
    },
    async stream(Key, range) {
      checkKey(Key);
      const Range = `bytes=${range.from}-${range.to}`;
      return streamObject(() => client.send(new GetObjectCommand({ Bucket, Key, Range })), range, fail);
    },
    async list(Prefix) {
      checkPrefix(Prefix);
      return (await listKeys(client, { Bucket, Prefix }).catch(fail)).sort();
    },
    async delete(Key) {
      checkKey(Key);
      await client.send(new DeleteObjectCommand({ Bucket, Key })).catch(fail);
    },
    close: () => client.destroy(),
  };
}

function openClient(options: S3StorageOptions): S3Client {
  const { region, endpoint, pathStyle = endpoint !== undefined, answerWithinMs = ANSWER_WITHIN_MS } = options;
  // Newer than what many other makers' stores understand, so only Amazon's own is sent them.
  const checksums = endpoint === undefined ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED';
  return new S3Client({
    region,
    forcePathStyle: pathStyle,
    maxAttempts: MAX_ATTEMPTS,
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_WITHIN_MS,
      requestTimeout: answerWithinMs,
      socketTimeout: answerWithinMs,
      throwOnRequestTimeout: true,
    }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
}

/** In one request when it is small, else in parts; a reader sees nothing of it before the last. */
async function upload(
  client: S3Client,
  place: { Bucket: string; Key: string },
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const Body = Readable.from(pieces, { objectMode: false });
  try {
    await new Upload({ client, params: { ...place, Body }, queueSize: 1, partSize: PART_BYTES }).done();
  } finally {
    // A source that nobody reads to its end is told so.
    Body.destroy();
  }
}

async function readWhole({ Body, ContentLength = 0 }: GetObjectCommandOutput, maxBytes: number): Promise<Uint8Array> {
  try {
    checkSize(ContentLength, maxBytes);
  } catch (error) {
    if (Body instanceof Readable) Body.destroy();
    throw error;
  }
  return (await Body?.transformToByteArray()) ?? new Uint8Array(0);
}

/** Asks for the first piece when somebody wants it, and lets go of the connection when nobody listens any more. */
function streamObject(
  ask: () => Promise<GetObjectCommandOutput>,
  { from, to }: ByteRange,
  fail: (error: unknown) => never,
): ReadableStream<Uint8Array> {
  let pieces: AsyncIterator<Uint8Array> | undefined;
  let left = to + 1 - from;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          pieces ??= piecesOf(await ask());
          const { done, value } = await pieces.next();
          if (done === true) throw new Error('it is shorter than what was asked for');
          controller.enqueue(value);
          left -= value.length;
          if (left > 0) return;
          await pieces.next(); // the end of the answer, which frees its connection for another
          controller.close();
        } catch (error) {
          fail(error);
        }
      },
      async cancel() {
        await pieces?.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function piecesOf({ Body, ContentRange }: GetObjectCommandOutput): AsyncIterator<Uint8Array> {
  if (!(Body instanceof Readable)) throw new Error('it has no body');
  if (ContentRange !== undefined) return Body[Symbol.asyncIterator]();
  Body.destroy();
  throw new Error('it gives no parts of what it keeps');
}

async function listKeys(client: S3Client, where: { Bucket: string; Prefix: string }): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, where)) {
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  }
  return keys;
}

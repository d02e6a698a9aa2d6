import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '@aybiza/foundation/clock';
import { waitFor } from '../aws/wait-for.ts';
import type { Faults } from '../faults.ts';
import { readBytes } from '../http-exchange.ts';
import type { RequestHandler } from '../request-handler.ts';
import { answerBucket } from './answer-bucket.ts';
import { answerObject } from './answer-object.ts';
import { codeOfStatus, replyError, S3Refusal } from './s3-error.ts';
import type { S3Exchange } from './s3-exchange.ts';
import { S3Bucket } from './s3-store.ts';

/** The endpoint is the sandbox's address with this path, and buckets are in the path (`forcePathStyle`). */
const PREFIX = '/s3/';
/** There from the start; others are created as at Amazon's. */
const BUCKET = 'recordings';
/** How long a rehearsed stall holds a request; longer than any client waits. */
const STALL_MS = 600_000;
const SIGNED =
  /^AWS4-HMAC-SHA256 Credential=(?<keyId>[^/]+)\/\d{8}\/[^/]+\/s3\/aws4_request, ?SignedHeaders=\S+, ?Signature=[0-9a-f]{64}$/;

/**
 * Amazon S3 for tests and rehearsals, in memory: objects whole, in part and in several parts, and their list. That a request is signed is checked, and that
 * its body is what was signed; by whom is not, but for the access key `invalid`.
 */
export function createS3Handler({ faults, clock }: { faults: Faults; clock: Clock }): RequestHandler {
  const buckets = new Map([[BUCKET, new S3Bucket()]]);
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (!url.pathname.startsWith(PREFIX)) return false;
    const fault = faults.take('storage') ?? {};
    void answer({ request, response, url, buckets, fault, clock }).catch((thrown: unknown) => {
      // What else fails is a client that left in the middle of its request.
      if (thrown instanceof S3Refusal && !response.headersSent) replyError(response, request.method, thrown.code);
      else response.destroy();
    });
    return true;
  };
}

interface Asked extends Pick<S3Exchange, 'request' | 'response' | 'url' | 'fault'> {
  readonly buckets: Map<string, S3Bucket>;
  readonly clock: Clock;
}

async function answer({ request, response, url, buckets, fault, clock }: Asked): Promise<void> {
  const body = await readBytes(request);
  if (fault.stall === true) {
    await waitFor(response, clock, STALL_MS);
    response.destroy();
    return;
  }
  if (fault.delayMs !== undefined) await waitFor(response, clock, fault.delayMs);
  checkSignature(request, body);
  if (fault.status !== undefined) throw new S3Refusal(codeOfStatus(fault.status));
  const [name = '', ...rest] = decodeURIComponent(url.pathname.slice(PREFIX.length)).split('/');
  const key = rest.join('/');
  if (request.method === 'PUT' && key === '' && !buckets.has(name)) buckets.set(name, new S3Bucket());
  const bucket = buckets.get(name);
  if (bucket === undefined) throw new S3Refusal('NoSuchBucket');
  const exchange = { request, response, url, bucket, key, body, fault };
  if (key === '') answerBucket(exchange);
  else answerObject(exchange);
}

/** Signature Version 4, as far as a server without the secret sees. */
function checkSignature({ headers }: IncomingMessage, body: Buffer): void {
  const keyId = SIGNED.exec(headers.authorization ?? '')?.groups?.keyId;
  if (keyId === undefined || headers['x-amz-date'] === undefined) throw new S3Refusal('AccessDenied');
  if (keyId === 'invalid') throw new S3Refusal('InvalidAccessKeyId');
  const signed = headers['x-amz-content-sha256'];
  // The other forms are for bodies whose length is not known yet.
  if (headers['content-encoding']?.includes('aws-chunked') === true) throw new S3Refusal('NotImplemented');
  if (signed !== 'UNSIGNED-PAYLOAD' && signed !== createHash('sha256').update(body).digest('hex'))
    throw new S3Refusal('XAmzContentSHA256Mismatch');
}

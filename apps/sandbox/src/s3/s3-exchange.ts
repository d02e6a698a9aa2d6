import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../faults.ts';
import type { S3Bucket } from './s3-store.ts';

/** A request to S3 that was let in: what it is about, and its whole body. */
export interface S3Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly bucket: S3Bucket;
  readonly key: string;
  readonly body: Buffer;
  readonly fault: Fault;
}

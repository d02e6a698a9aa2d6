import { element, replyXml } from './reply-xml.ts';
import { S3Refusal } from './s3-error.ts';
import type { S3Exchange } from './s3-exchange.ts';
import { etagOf } from './s3-store.ts';

type Operation = (exchange: S3Exchange, uploadId: string) => void;

/** By method, and whether it is about an upload in parts. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  PUT: put,
  GET: give,
  HEAD: give,
  DELETE: remove,
  POST: begin,
  'PUT part': putPart,
  'POST part': complete,
  'DELETE part': abort,
};

/** PutObject, GetObject, HeadObject and DeleteObject, and the four steps of an upload in parts. */
export function answerObject(exchange: S3Exchange): void {
  const { request, url } = exchange;
  const uploadId = url.searchParams.get('uploadId');
  const operation = OPERATIONS[`${request.method}${uploadId === null ? '' : ' part'}`];
  if (operation === undefined) throw new S3Refusal('MethodNotAllowed');
  operation(exchange, uploadId ?? '');
}

function put({ request, response, bucket, key, body }: S3Exchange): void {
  // Copying within the store is a PUT too.
  if (request.headers['x-amz-copy-source'] !== undefined) throw new S3Refusal('NotImplemented');
  bucket.put(key, body);
  response.writeHead(200, { etag: etagOf(body) }).end();
}

function give({ request, response, bucket, key, fault }: S3Exchange): void {
  const bytes = bucket.get(key);
  const { from, to } = rangeOf(request.headers.range, bytes.length);
  const part = bytes.subarray(from, to + 1);
  const isPart = request.headers.range !== undefined;
  response.writeHead(isPart ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': part.length,
    'accept-ranges': 'bytes',
    etag: etagOf(bytes),
    ...(isPart ? { 'content-range': `bytes ${from}-${to}/${bytes.length}` } : {}),
  });
  if (request.method === 'HEAD') response.end();
  else if (fault.cutAfter === undefined) response.end(part);
  else response.write(part.subarray(0, fault.cutAfter), () => response.destroy());
}

/** What lies beyond the end is left out, as S3 does; both ends are included. */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } {
  if (header === undefined) return { from: 0, to: size - 1 };
  const { from, to } = /^bytes=(?<from>\d+)-(?<to>\d*)$/.exec(header)?.groups ?? {};
  if (from === undefined || Number(from) >= size) throw new S3Refusal('InvalidRange');
  return { from: Number(from), to: Math.min(size - 1, to ? Number(to) : size - 1) };
}

function remove({ response, bucket, key }: S3Exchange): void {
  bucket.delete(key);
  response.writeHead(204).end();
}

function begin({ response, url, bucket, key }: S3Exchange): void {
  if (!url.searchParams.has('uploads')) throw new S3Refusal('NotImplemented');
  const result = [element('Key', key), element('UploadId', bucket.begin(key))];
  replyXml(response, element('InitiateMultipartUploadResult', result));
}

function putPart({ response, url, bucket, body }: S3Exchange, id: string): void {
  bucket.putPart(id, Number(url.searchParams.get('partNumber')), body);
  response.writeHead(200, { etag: etagOf(body) }).end();
}

function complete({ response, bucket, key, body }: S3Exchange, id: string): void {
  const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => Number(number));
  const result = [element('Key', key), element('ETag', etagOf(bucket.complete(id, numbers)))];
  replyXml(response, element('CompleteMultipartUploadResult', result));
}

function abort({ response, bucket }: S3Exchange, id: string): void {
  bucket.abort(id);
  response.writeHead(204).end();
}

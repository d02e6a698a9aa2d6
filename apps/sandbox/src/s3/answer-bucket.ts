import { element, replyXml } from './reply-xml.ts';
import { S3Refusal } from './s3-error.ts';
import type { S3Exchange } from './s3-exchange.ts';
import { etagOf } from './s3-store.ts';

const MOST_KEYS = 1_000;

/** ListObjectsV2, ListMultipartUploads, and the end of CreateBucket. */
export function answerBucket(exchange: S3Exchange): void {
  const { request, response, url } = exchange;
  if (request.method === 'PUT') response.writeHead(200).end();
  else if (request.method === 'GET' && url.searchParams.get('list-type') === '2') listObjects(exchange);
  else if (request.method === 'GET' && url.searchParams.has('uploads')) listUploads(exchange);
  else throw new S3Refusal('NotImplemented');
}

function listObjects({ response, url, bucket }: S3Exchange): void {
  const prefix = url.searchParams.get('prefix') ?? '';
  const limit = Math.min(MOST_KEYS, Number(url.searchParams.get('max-keys') ?? MOST_KEYS));
  const token = url.searchParams.get('continuation-token') ?? '';
  const { keys, more } = bucket.list({ prefix, after: Buffer.from(token, 'base64url').toString(), limit });
  const contents = keys.map((key) => {
    const bytes = bucket.get(key);
    return element('Contents', [element('Key', key), element('ETag', etagOf(bytes)), element('Size', bytes.length)]);
  });
  const next = Buffer.from(keys.at(-1) ?? '').toString('base64url');
  replyXml(
    response,
    element('ListBucketResult', [
      element('Prefix', prefix),
      element('KeyCount', keys.length),
      element('MaxKeys', limit),
      element('IsTruncated', more),
      ...(more ? [element('NextContinuationToken', next)] : []),
      ...contents,
    ]),
  );
}

function listUploads({ response, bucket }: S3Exchange): void {
  const uploads = bucket.listUploads();
  const elements = uploads.map(({ id, key }) => element('Upload', [element('Key', key), element('UploadId', id)]));
  replyXml(response, element('ListMultipartUploadsResult', [element('IsTruncated', false), ...elements]));
}

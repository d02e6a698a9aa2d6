import type { ServerResponse } from 'node:http';

/** S3's error codes with their HTTP status (S3 API reference, “Error responses”). */
const STATUS = {
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  InvalidRange: 416,
  InvalidPart: 400,
  EntityTooSmall: 400,
  EntityTooLarge: 400,
  XAmzContentSHA256Mismatch: 400,
  MethodNotAllowed: 405,
  InternalError: 500,
  NotImplemented: 501,
  SlowDown: 503,
} as const;
export type S3ErrorCode = keyof typeof STATUS;

/** A refusal of a request, which becomes its answer. */
export class S3Refusal extends Error {
  readonly code: S3ErrorCode;

  constructor(code: S3ErrorCode) {
    super(code);
    this.code = code;
  }
}

/** What S3 answers with a status that somebody wants rehearsed. */
export function codeOfStatus(status: number): S3ErrorCode {
  if (status === 403) return 'AccessDenied';
  if (status === 404) return 'NoSuchBucket';
  return status === 503 ? 'SlowDown' : 'InternalError';
}

/** An answer to HEAD has the status only. */
export function replyError(response: ServerResponse, method: string | undefined, code: S3ErrorCode): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(STATUS[code], { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
}

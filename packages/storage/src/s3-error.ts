import { errorMessage } from '@aybiza/foundation/errors';
import { z } from 'zod';
import { StorageError } from './storage-error.ts';

const CREDENTIALS =
  'the credentials were not taken: check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile, or the role of this machine';
const REGION = 'the bucket is in another region: set RECORDINGS_S3_REGION to where it is';

/** What to do, by the names that S3 and its SDK give to what went wrong (S3 API reference, “Error responses”). */
const ADVICE: Readonly<Record<string, string>> = {
  NoSuchBucket: 'there is no such bucket: create it, or set RECORDINGS_S3_BUCKET to one that there is',
  AccessDenied:
    'access was denied: allow s3:PutObject, s3:GetObject, s3:DeleteObject and s3:AbortMultipartUpload on what is in the bucket, and s3:ListBucket on the bucket',
  InvalidAccessKeyId: CREDENTIALS,
  SignatureDoesNotMatch: CREDENTIALS,
  ExpiredToken: CREDENTIALS,
  CredentialsProviderError: CREDENTIALS,
  PermanentRedirect: REGION,
  AuthorizationHeaderMalformed: REGION,
  IllegalLocationConstraintException: REGION,
};

const sdkErrorSchema = z.object({
  name: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
});

/** What the SDK threw, with what to do about it. Whatever it is may be put right from outside, so another try is worth it. */
export function toS3Error(thrown: unknown, bucket: string): StorageError {
  if (thrown instanceof StorageError) return thrown;
  const { data } = sdkErrorSchema.safeParse(thrown);
  const status = data?.$metadata?.httpStatusCode;
  // An answer to HEAD has no body that could name the error.
  const name = status === 403 && !(data?.name !== undefined && data.name in ADVICE) ? 'AccessDenied' : data?.name;
  const advice =
    ADVICE[name ?? ''] ?? `it does not answer as it should (${errorMessage(thrown)}): see whether it can be reached`;
  return new StorageError('STORAGE_UNAVAILABLE', `the bucket ${bucket} failed: ${advice}`, thrown);
}

/** Is it the answer for a key under which there is nothing? */
export function isNoSuchKey(thrown: unknown): boolean {
  const name = sdkErrorSchema.safeParse(thrown).data?.name;
  return name === 'NoSuchKey' || name === 'NotFound';
}

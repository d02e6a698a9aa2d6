import { join } from 'node:path';
import { createFolderStorage } from './folder.ts';
import type { Storage } from './port.ts';
import type { S3StorageOptions } from './s3.ts';

/** Variables of the environment that say where recordings are; voice, worker and designer have them alike. */
export interface RecordingsEnv {
  AYBIZA_DATA_DIR: string;
  RECORDINGS_S3_BUCKET?: string | undefined;
  RECORDINGS_S3_REGION?: string | undefined;
  RECORDINGS_S3_ENDPOINT?: string | undefined;
  RECORDINGS_S3_PATH_STYLE?: boolean | undefined;
}

/** Amazon's own first region, where a bucket is unless somebody chose another. */
const FIRST_REGION = 'us-east-1';

/** Where recordings, exports and documents are kept: a bucket when one is named, else a folder. */
export function openRecordings(env: RecordingsEnv): Storage {
  if (env.RECORDINGS_S3_BUCKET === undefined)
    return createFolderStorage({ folder: join(env.AYBIZA_DATA_DIR, 'recordings') });
  return openBucket({
    bucket: env.RECORDINGS_S3_BUCKET,
    region: env.RECORDINGS_S3_REGION ?? FIRST_REGION,
    endpoint: env.RECORDINGS_S3_ENDPOINT,
    pathStyle: env.RECORDINGS_S3_PATH_STYLE,
  });
}

/** Amazon's package takes a quarter of a second to load, which only those pay who have a bucket. */
function openBucket(options: S3StorageOptions): Storage {
  const opening = import('./s3.ts').then(({ createS3Storage }) => createS3Storage(options));
  return {
    put: async (key, bytes) => (await opening).put(key, bytes),
    get: async (key) => (await opening).get(key),
    size: async (key) => (await opening).size(key),
    stream: async (key, range) => (await opening).stream(key, range),
    list: async (prefix) => (await opening).list(prefix),
    delete: async (key) => (await opening).delete(key),
  };
}

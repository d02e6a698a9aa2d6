import { z } from 'zod';

/** Variables of the environment that say where recordings and documents are: the same for voice, worker and designer. */
export const recordingsEnv = {
  /** They are in a folder below it, unless a bucket is named. */
  AYBIZA_DATA_DIR: z.string().default('.aybiza'),
  /** Of S3. */
  RECORDINGS_S3_BUCKET: z.string().optional(),
  RECORDINGS_S3_REGION: z.string().optional(),
  /** Of another maker's store, or a private endpoint. */
  RECORDINGS_S3_ENDPOINT: z.url().optional(),
  /** 1: the bucket is in the path; left out, wherever an endpoint is given. */
  RECORDINGS_S3_PATH_STYLE: z
    .enum(['0', '1'])
    .transform((it) => it === '1')
    .optional(),
};

export type RecordingsEnv = z.output<z.ZodObject<typeof recordingsEnv>>;

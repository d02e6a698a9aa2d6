import { regionNameSchema } from '@aybiza/region-protocol';
import { z } from 'zod';
import type { KeyValueStore, RateLimit } from './platform.ts';

const isOnThisMachine = (url: URL) => url.hostname === '127.0.0.1' || url.hostname === 'localhost';

/** Scheme and host, nothing behind them. */
const originSchema = z
  .url()
  .refine((text) => {
    const url = new URL(text);
    return url.origin === text && (url.protocol === 'https:' || isOnThisMachine(url));
  }, 'must be https:// and a host, without a path')
  .transform((text) => new URL(text).origin);

const regionSchema = z.strictObject({
  name: regionNameSchema,
  /** Its voice processes; their `MEDIA_URL`. */
  url: originSchema,
  /** Its designer, for the widget. */
  designerUrl: originSchema.optional(),
  /** The law that it is under, for numbers that may be answered nowhere else. */
  place: z.enum(['eu', 'us', 'elsewhere']),
  /** Latitude and longitude, in degrees. */
  at: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
});
export type Region = z.output<typeof regionSchema>;

/** Text of a variable as JSON. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('is not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);

const regionsSchema = z
  .array(regionSchema)
  .min(1)
  .max(10)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'names a region twice');

const durationSchema = (defaultMs: number) => z.coerce.number().int().min(50).max(12_000).default(defaultMs);

const schema = z.object({
  /** The edge's own address, which is `PUBLIC_URL` of all regions: Twilio signs it. */
  PUBLIC_URL: originSchema,
  REGIONS: z.union([regionsSchema, json(regionsSchema)]),
  /** Shared with the regions. */
  EDGE_SECRET: z.string().min(32),
  /** JSON: auth tokens by account. What other accounts sign is passed on, and checked by the region alone. */
  TWILIO_ACCOUNTS: json(z.record(z.string().regex(/^AC[0-9a-f]{32}$/), z.array(z.string().min(1)).min(1))).default({}),
  /** A region that has another one behind it answers a webhook within this. */
  ANSWER_MS: durationSchema(2_500),
  /** All regions together. Twilio gives a webhook 15 s, and the caller hears nothing meanwhile. */
  ANSWER_IN_ALL_MS: durationSchema(8_000),
  /** A region says within this how it is. */
  REPORT_MS: durationSchema(700),
  /** … and is asked again after so long. */
  REPORT_EVERY_MS: z.coerce.number().int().min(0).max(60_000).default(5_000),
});

/** What is set for the Worker. */
export interface Settings {
  readonly publicUrl: string;
  readonly regions: readonly Region[];
  readonly secret: string;
  readonly accounts: Readonly<Record<string, readonly string[]>>;
  readonly answerMs: number;
  readonly answerInAllMs: number;
  readonly reportMs: number;
  readonly reportEveryMs: number;
}

/** What is bound to the Worker beside its variables. */
export interface Bindings {
  readonly NUMBERS: KeyValueStore;
  /** Webhooks of accounts that the edge cannot check, by address. */
  readonly UNKNOWN_ACCOUNTS: RateLimit;
  /** Visitors of the widget, by address. */
  readonly VISITORS: RateLimit;
}

/** @throws Error with all that is missing or wrong, in one message */
export function readSettings(env: Bindings): Settings {
  const read = schema.safeParse(env);
  if (!read.success) throw new Error(`The edge is not set up.\n${z.prettifyError(read.error)}`);
  const { data } = read;
  return {
    publicUrl: data.PUBLIC_URL,
    regions: data.REGIONS,
    secret: data.EDGE_SECRET,
    accounts: data.TWILIO_ACCOUNTS,
    answerMs: data.ANSWER_MS,
    answerInAllMs: data.ANSWER_IN_ALL_MS,
    reportMs: data.REPORT_MS,
    reportEveryMs: data.REPORT_EVERY_MS,
  };
}

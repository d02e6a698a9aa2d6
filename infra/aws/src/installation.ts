import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** An erased person's recording must be gone within a month (GDPR, article 12): the lock, and two days for the store to notice. */
const MOST_LOCKED_DAYS = 28;
/** A database of PostgreSQL carries hundreds of connections, and each voice process holds ten. */
const MOST_VOICE_TASKS = 100;

const hostSchema = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is a host name such as voice.eu.example.com, without https://');
const regionNameSchema = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is a region of AWS such as eu-central-1');
const secretNameSchema = z
  .string()
  .regex(/^[\w/+=.@-]{1,200}$/, 'is the name of a secret in Secrets Manager, not its ARN');

const doorSchema = z.strictObject({
  host: hostSchema,
  /** Of ACM, in the same region. */
  certificateArn: z.string().startsWith('arn:aws:acm:'),
});

const modelSchema = z.strictObject({
  /** A model's id, or one of an inference profile such as `eu.anthropic.claude-haiku-4-5-20251001-v1:0`. */
  id: z.string().min(1),
  /** Where the profile may send a request, from Amazon's table of it; for a plain model its own region. */
  regions: z.array(regionNameSchema).min(1),
});

const regionSchema = z
  .strictObject({
    region: regionNameSchema,
    /** Three, so that losing one leaves two thirds. Named, so that nothing has to be looked up. */
    zones: z.array(z.string()).length(3),
    cidr: z.cidrv4().default('10.20.0.0/16'),
    /** Where people open the designer, and where its API is. */
    pages: doorSchema,
    /** Where the telephone company and browsers reach voice. */
    voice: doorSchema.extend({
      /** Calls at once in a task of one core (`MAX_CALLS`). */
      places: z.int().min(20).max(400).default(200),
      /** A multiple of three: as many in each zone, running although nobody calls. */
      minTasks: z.int().min(3).multipleOf(3).max(MOST_VOICE_TASKS).default(3),
      maxTasks: z.int().min(3).max(MOST_VOICE_TASKS).default(30),
    }),
    /** Leads conversations; the second stands behind it. */
    models: z.array(modelSchema).min(1).max(2),
    /** Its sockets, and where it processes what it hears. */
    deepgram: z.strictObject({ url: z.url({ protocol: /^wss$/ }), region: z.enum(['eu', 'us']).optional() }),
    twilioAccount: z.string().startsWith('AC'),
    database: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('rds'),
        instance: z.string().default('m7g.large'),
        storageGiB: z.int().min(20).default(100),
      }),
      /** PostgreSQL with TimescaleDB at another place: the secret has `appUrl` and `ownerUrl`. */
      z.strictObject({ kind: z.literal('elsewhere'), secretName: secretNameSchema }),
    ]),
    cacheNode: z.string().default('cache.m7g.large'),
    recordings: z
      .strictObject({
        /** Nobody, the programs included, makes a recording irrecoverable sooner. */
        lockedDays: z.int().min(1).max(MOST_LOCKED_DAYS).default(7),
      })
      .prefault({}),
  })
  .refine(({ voice }) => voice.minTasks <= voice.maxTasks, 'minTasks is larger than maxTasks');

const installationSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{1,20}$/, 'is a short name in small letters'),
    account: z.string().regex(/^\d{12}$/, 'is the twelve digits of an account'),
    /** Where the images are: `<images>/voice:<release>`. */
    images: z.string().min(1),
    release: z.string().regex(/^v\d+\.\d+\.\d+/, 'is a release such as v1.2.3'),
    /** What chooses the region of a call, if there is one: where the telephone company calls it, and the secret that regions share with it. */
    edge: z.strictObject({ host: hostSchema, secretName: secretNameSchema }).optional(),
    /** Whom alarms are mailed to. */
    alarms: z.array(z.email()).min(1),
    regions: z.array(regionSchema).min(1),
  })
  .refine(
    ({ regions }) => new Set(regions.map(({ region }) => region)).size === regions.length,
    'a region is named twice',
  );

export type Installation = z.output<typeof installationSchema>;
export type RegionPlan = Installation['regions'][number];

/** @throws Error with all that is wrong in the file, in one message */
export function parseInstallation(value: unknown): Installation {
  const parsed = installationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`The installation cannot be used:\n${z.prettifyError(parsed.error)}`);
}

/** @param file JSON as `installation.example.json` has it */
export function readInstallation(file: string): Installation {
  return parseInstallation(JSON.parse(readFileSync(file, 'utf8')));
}

import type { DataStack } from './data-stack.ts';
import type { Installation, RegionPlan } from './installation.ts';
import type { KeptSecret } from './keys-and-secrets.ts';
import { STOP_TIMEOUT } from './program-task.ts';

/** Between the end of a drain and being killed: what is left of calls is written, at most ten seconds. */
const TO_END_MS = 15_000;
/** Nobody waits for a turn to end for longer than this. */
const HAND_OVER_AFTER_MS = 15_000;

export interface ProgramSettings {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, KeptSecret>>;
}

export interface ProgramsOptions {
  /** Its name. */
  readonly installation: string;
  readonly plan: RegionPlan;
  readonly data: DataStack;
  readonly edge?: Installation['edge'];
}

/** What each program is told, and which secrets it gets: its own and no other's. */
export function programSettings({ installation, plan, data, edge }: ProgramsOptions) {
  const { voice, pages, twilioAccount } = plan;
  const common = commonVariables({ plan, data, edge });
  // The keys with vendors are put into Secrets Manager by hand: docs/operators/aws.md.
  const deepgram = { name: `${installation}/deepgram` };
  const twilio = { name: `${installation}/twilio` };
  const kept = {
    DATABASE_URL: data.database.appUrl,
    REDIS_URL: data.cache.url,
    AUTH_SECRET: { arn: data.secrets.authSecret.secretArn },
  };
  return {
    voice: {
      environment: {
        ...common,
        PUBLIC_URL: `https://${edge?.host ?? voice.host}`,
        ...(edge !== undefined && { MEDIA_URL: `https://${voice.host}`, REGION: plan.region }),
        DESIGNER_ORIGINS: `https://${pages.host}`,
        MAX_CALLS: String(voice.places),
        DRAIN_MS: String(STOP_TIMEOUT.toMilliseconds() - TO_END_MS),
        HAND_OVER_AFTER_MS: String(HAND_OVER_AFTER_MS),
        TWILIO_ACCOUNT_SID: twilioAccount,
      },
      secrets: {
        ...kept,
        DEEPGRAM_API_KEY: deepgram,
        TWILIO_AUTH_TOKEN: twilio,
        ...(edge !== undefined && { EDGE_SECRET: { name: edge.secretName } }),
      },
    },
    worker: {
      environment: {
        ...common,
        WORKER_PORT: '3200',
        DESIGNER_URL: `https://${pages.host}`,
        TWILIO_ACCOUNT_SID: twilioAccount,
      },
      secrets: { ...kept, TWILIO_AUTH_TOKEN: twilio },
    },
    designer: {
      environment: {
        ...common,
        PUBLIC_URL: `https://${pages.host}`,
        VOICE_WS_URL: `wss://${voice.host}`,
        // It only has to know that there is one; the key is not its own.
        DEEPGRAM_API_KEY: 'voice-has-it',
      },
      secrets: kept,
    },
    operate: {
      environment: {},
      secrets: { DATABASE_URL: data.database.appUrl, DATABASE_OWNER_URL: data.database.ownerUrl },
    },
  } satisfies Record<string, ProgramSettings>;
}

function commonVariables({ plan, data, edge }: Omit<ProgramsOptions, 'installation'>): Record<string, string> {
  const { region, models, deepgram, voice, pages } = plan;
  const [first, second] = models;
  return {
    AWS_REGION: region,
    BEDROCK_MODEL_ID: first?.id ?? '',
    ...(second !== undefined && { BEDROCK_FALLBACK_MODEL_ID: second.id }),
    SPEECH_FALLBACK: 'aws',
    DEEPGRAM_URL: deepgram.url,
    ...(deepgram.region !== undefined && { DEEPGRAM_REGION: deepgram.region }),
    RECORDINGS_S3_BUCKET: data.recordings.bucket.bucketName,
    RECORDINGS_S3_REGION: region,
    OWN_HOSTS: [voice.host, pages.host, ...(edge === undefined ? [] : [edge.host])].join(),
  };
}

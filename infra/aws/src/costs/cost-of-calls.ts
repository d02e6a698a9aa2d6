import { PRICES } from './prices.ts';

const HOURS = 730;
const GB = 1e9;

/** What a call uses. Each says whence it is; what was not measured is assumed. */
export const CALL = {
  /** Parameter. */
  minutes: 3,
  /** Twilio's media messages: 160 bytes as base64 in JSON, 50 a second, some 290 bytes each. To the caller while the agent speaks. */
  mediaBytesASecond: { in: 14_500, out: 7_250 },
  /** 8,000 bytes a second to the recogniser; the same from the voice while it speaks; some 100 kB for the model. */
  vendorBytes: { out: 1_500_000, in: 800_000 },
  /** Measured: bench/call-data.mjs, a million calls of 30 events with their indexes are 30 GB. */
  databaseBytes: 30_000,
  /** Measured: docs/operators/recordings.md, two channels as Ogg Opus. */
  recordedBytesAMinute: 200_000,
  /** The pieces of it, before they are one file: μ-law of two channels, written every three seconds. */
  piecesBytesASecond: 16_000,
  secondsAPiece: 3,
  /** Assumed: twelve turns with a prompt and history of 2,500 tokens, and a summary. */
  tokens: { input: 33_000, output: 1_000 },
  /** Assumed: the agent speaks half of the time, 15 characters a second. */
  spokenCharacters: 1_350,
} as const;

/** How a month goes. All of it is assumed, and yours to change. */
export const MONTH = {
  days: 22,
  /** Of a day's calls, in its busiest hour. */
  busiestHour: 0.15,
  /** How long logs and recordings are kept: in S3 one month, then three, then the rest in ever colder classes. */
  keptMonths: 12,
  lockedDays: 8,
  /** Figures of one process, each written every 30 seconds. */
  seriesAProcess: 600,
} as const;

/** As the stacks have them in one region. */
export const REGION = {
  placesATask: 200,
  fullAt: 0.5,
  fewestVoice: 3,
  workers: 3,
  designers: 3,
  coresATask: 1,
  gbATask: 2,
  zones: 3,
  storageGb: 100,
  cacheNodes: 3,
  alarms: 16,
  secrets: 10,
  logGbAMonth: 10,
} as const;

export interface CostLine {
  readonly what: string;
  readonly who: 'AWS' | 'vendors';
  /** Of a month, in US dollars. */
  readonly usd: number;
}

/** How many voice processes it takes in the busiest hour. */
export function voiceTasks(calls: number): number {
  const atOnce = ((calls / MONTH.days) * MONTH.busiestHour * CALL.minutes) / 60;
  return Math.max(REGION.fewestVoice, Math.ceil(atOnce / (REGION.placesATask * REGION.fullAt)));
}

/** What a month with so many calls costs in one region, at list prices. Voice is counted as if every hour were the busiest. */
export function costOfMonth(calls: number): readonly CostLine[] {
  const processes = voiceTasks(calls) + REGION.workers + REGION.designers;
  const minutes = calls * CALL.minutes;
  const price = (name: keyof typeof PRICES, amount: number) => PRICES[name].usd * amount;
  const aws = (what: string, usd: number): CostLine => ({ what, who: 'AWS', usd });
  const vendor = (what: string, usd: number): CostLine => ({ what, who: 'vendors', usd });
  return [
    aws(
      'Programs (Fargate)',
      processes * HOURS * (price('fargateCpu', REGION.coresATask) + price('fargateGb', REGION.gbATask)),
    ),
    aws('Database (RDS)', HOURS * PRICES.databaseHour.usd + price('databaseGb', databaseGb(calls))),
    aws('Redis (ElastiCache)', HOURS * price('cacheHour', REGION.cacheNodes)),
    aws('Network', networkCost(calls)),
    aws('Recordings (S3)', recordingCost(calls)),
    aws('Watching', watchCost(processes)),
    vendor(
      'Model (Bedrock)',
      calls * (price('inputTokens', CALL.tokens.input) + price('outputTokens', CALL.tokens.output)),
    ),
    vendor(
      'Hearing and speaking (Deepgram)',
      price('recognised', minutes) + price('spoken', calls * CALL.spokenCharacters),
    ),
    vendor('Telephone (Twilio)', price('telephone', minutes) + price('stream', minutes)),
  ];
}

function databaseGb(calls: number): number {
  return Math.max(REGION.storageGb, (calls * CALL.databaseBytes * MONTH.keptMonths) / GB);
}

function networkCost(calls: number): number {
  const seconds = calls * CALL.minutes * 60;
  const { in: heard, out: said } = CALL.mediaBytesASecond;
  const media = ((heard + said) * seconds) / GB;
  const vendors = ((CALL.vendorBytes.in + CALL.vendorBytes.out) * calls) / GB;
  const out = (said * seconds + CALL.vendorBytes.out * calls) / GB;
  const standing = 2 * PRICES.balancerHour.usd + REGION.zones * (PRICES.natHour.usd + 3 * PRICES.addressHour.usd);
  return (
    HOURS * standing +
    media * PRICES.networkUnit.usd +
    vendors * PRICES.natGb.usd +
    out * PRICES.outGb.usd +
    PRICES.firewall.usd
  );
}

function recordingCost(calls: number): number {
  const gb = (calls * CALL.minutes * CALL.recordedBytesAMinute) / GB;
  const months = PRICES.storedGb.usd + 3 * PRICES.coolGb.usd + (MONTH.keptMonths - 4) * PRICES.coldGb.usd;
  const seconds = calls * CALL.minutes * 60;
  const pieces = seconds / CALL.secondsAPiece;
  const lockedGb = (seconds * CALL.piecesBytesASecond) / GB;
  return (
    gb * months +
    lockedGb * (MONTH.lockedDays / 30) * PRICES.storedGb.usd +
    (pieces + calls) * PRICES.put.usd +
    pieces * PRICES.get.usd
  );
}

function watchCost(processes: number): number {
  const samples = (processes * MONTH.seriesAProcess * HOURS * 3600) / 30;
  return (
    samples * PRICES.samples.usd +
    REGION.alarms * PRICES.alarm.usd +
    REGION.secrets * PRICES.secret.usd +
    REGION.logGbAMonth * PRICES.logGb.usd +
    PRICES.key.usd
  );
}

/** A list price in US dollars, without tax or discount, of US East (N. Virginia) where it is Amazon's. */
interface Price {
  readonly usd: number;
  readonly per: string;
  /** Where it was read, and when that was written; null: assumed, from memory of the vendor's list. */
  readonly source: Source | null;
}
interface Source {
  readonly at: string;
  readonly asOf: string;
}

const read = (usd: number, per: string, source: Source): Price => ({ usd, per, source });
const assumed = (usd: number, per: string): Price => ({ usd, per, source: null });

const FARGATE = { at: 'vantage.sh/blog/fargate-pricing', asOf: '2026' };
const BALANCERS = { at: 'awsnegotiations.com/elastic-load-balancer-cost.html', asOf: '2026-05' };
const NAT = { at: 'cloudpipelines.pages.dev/guides/aws-nat-gateway-pricing-2026', asOf: '2026' };
const MODELS = { at: 'clauder-navi.com/en/bedrock-claude-cost', asOf: '2026' };

export const PRICES = {
  fargateCpu: read(0.03238, 'core of Fargate (ARM) an hour', FARGATE),
  fargateGb: read(0.00356, 'GB of Fargate (ARM) an hour', FARGATE),
  balancerHour: read(0.0225, 'load balancer an hour', BALANCERS),
  networkUnit: read(0.006, 'capacity unit of the network load balancer (1 GB)', BALANCERS),
  natHour: read(0.045, 'NAT gateway an hour', NAT),
  natGb: read(0.045, 'GB through it', NAT),
  addressHour: read(0.005, 'public address an hour', {
    at: 'cloudburn.io/blog/aws-nat-gateway-pricing',
    asOf: '2026-02',
  }),
  outGb: read(0.09, 'GB to the internet', NAT),
  databaseHour: assumed(0.337, 'db.m7g.large with its standby an hour'),
  databaseGb: read(0.23, 'GB of gp3 with its copy a month', {
    at: 'usage.ai/blogs/aws/reserved-instances/rds/pricing-calculator (single zone, doubled)',
    asOf: '2026-06',
  }),
  cacheHour: assumed(0.1264, 'cache.m7g.large with Valkey an hour'),
  storedGb: assumed(0.023, 'GB of S3 Standard a month'),
  coolGb: assumed(0.0125, 'GB of S3 Standard-IA a month'),
  coldGb: assumed(0.004, 'GB of S3 Glacier Instant Retrieval a month'),
  put: assumed(0.005 / 1000, 'object written to S3'),
  get: assumed(0.0004 / 1000, 'object read from S3'),
  samples: assumed(0.9 / 1e7, 'sample in Amazon’s Prometheus'),
  logGb: assumed(0.5, 'GB of logs taken in'),
  alarm: assumed(0.1, 'alarm of CloudWatch a month'),
  firewall: assumed(8, 'firewall with three rules a month'),
  key: assumed(1, 'key a month'),
  secret: assumed(0.4, 'secret a month'),
  inputTokens: read(1.1 / 1e6, 'token for Claude Haiku 4.5 in one geography', MODELS),
  outputTokens: read(5.5 / 1e6, 'token from it', MODELS),
  recognised: read(0.0065, 'minute recognised by Flux (English)', {
    at: 'llmreference.com/provider/deepgram/flux-asr',
    asOf: '2026-04',
  }),
  spoken: assumed(0.03 / 1000, 'character spoken by Aura-2'),
  telephone: read(0.0085, 'minute of a call to a local number (Twilio, US)', {
    at: 'support.twilio.com/hc/en-us/articles/223183328',
    asOf: 'undated',
  }),
  stream: assumed(0.004, 'minute of its sound as a stream'),
} as const satisfies Record<string, Price>;
export type { Price };

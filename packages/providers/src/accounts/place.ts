import { z } from 'zod';

export const regionSchema = z.enum(['eu', 'us']);
/** A part of the world whose law somebody wants to stay under. `eu` is the European Union: neither London nor Zurich. */
export type Region = z.output<typeof regionSchema>;
/** Where what is said in calls may be processed. */
export type RegionPin = Region | 'anywhere';
/** Where a vendor processes what it is given. `here`: on this machine. `elsewhere`: in another part of the world, or nobody knows. */
export type Place = Region | 'here' | 'elsewhere';

/** May something of a call be sent there? While nobody can say what the workspace wants (`unknown`), nothing leaves this machine. */
export function mayProcess(pin: RegionPin | 'unknown', place: Place): boolean {
  return pin === 'anywhere' || place === 'here' || place === pin;
}

/** Deepgram's usual address. */
export const DEEPGRAM = 'wss://api.deepgram.com';

/**
 * The hosts whose region their vendors promise. Deepgram: regional endpoints (`api.deepgram.com` is the global one since `api.us.deepgram.com` is
 * there, changelog of 23 November 2026). OpenAI: data residency.
 */
const HOSTS: Readonly<Record<string, Place>> = {
  'api.eu.deepgram.com': 'eu',
  'api.us.deepgram.com': 'us',
  'api.deepgram.com': 'elsewhere',
  'eu.api.openai.com': 'eu',
  'us.api.openai.com': 'us',
  'api.openai.com': 'elsewhere',
};

/** Of a vendor with an address. What its account's owner says of it counts only where the vendor itself does not say it. */
export function placeOfAddress(address: string, stated?: Region): Place {
  const { hostname } = new URL(address);
  return HOSTS[hostname] ?? stated ?? (isLoopback(hostname) ? 'here' : 'elsewhere');
}

/** AWS: Regions. London (`eu-west-2`) and Zurich (`eu-central-2`) are not in the European Union. */
const EU_REGIONS = new Set([
  ...['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eusc-de-east-1'],
]);
const AWS_REGION = /(?:^|\.)([a-z]{2,4}(?:-[a-z]+){1,3}-\d)\./;

interface AwsPlace {
  readonly region: string;
  readonly endpoint?: string | undefined;
}

/** Of a service of Amazon's. An endpoint that is neither Amazon's nor on this machine leads nobody knows where. */
export function placeOfAws({ region, endpoint }: AwsPlace): Place {
  if (endpoint === undefined) return placeOfRegion(region);
  const { hostname } = new URL(endpoint);
  if (isLoopback(hostname)) return 'here';
  if (!/\.amazonaws\.(com|com\.cn|eu)$/.test(hostname)) return 'elsewhere';
  return placeOfRegion(AWS_REGION.exec(hostname)?.[1] ?? region);
}

/**
 * Of a model on Bedrock. An inference profile across regions (`eu.`, `us.`, `global.` and others) is where it leads and where it is asked for, both of
 * them; what an application inference profile leads to is not in its name.
 */
export function placeOfBedrock({ modelId, ...aws }: AwsPlace & { readonly modelId: string }): Place {
  const asked = placeOfAws(aws);
  if (asked === 'here') return asked;
  const arn = /^arn:[\w-]+:bedrock:([\w-]*):\d*:([\w-]+)\/(.+)$/.exec(modelId);
  const [, region = '', kind, name = modelId] = arn ?? [];
  const leadsTo = kind === undefined || kind === 'inference-profile' ? placeOfModelName(name) : placeOfKind(kind);
  const named = region === '' ? asked : placeOfRegion(region);
  return (leadsTo === 'region' || leadsTo === asked) && named === asked ? asked : 'elsewhere';
}

/** Who makes models on Bedrock, as ids begin. An id that begins otherwise is a profile, or a maker that nobody here has heard of. */
const MAKERS = new Set([
  ...['ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'luma', 'meta', 'minimax', 'mistral', 'moonshot'],
  ...['moonshotai', 'nvidia', 'openai', 'qwen', 'stability', 'twelvelabs', 'writer', 'zai'],
]);

function placeOfModelName(name: string): Place | 'region' {
  const [first = ''] = name.split('.');
  if (MAKERS.has(first)) return 'region';
  if (first === 'eu') return 'eu';
  return first === 'us' || first === 'us-gov' ? 'us' : 'elsewhere';
}

/** A model of one's own, or one by its ARN, is where it is. */
function placeOfKind(kind: string): Place | 'region' {
  return kind === 'application-inference-profile' || kind === 'prompt' ? 'elsewhere' : 'region';
}

function placeOfRegion(region: string): Place {
  if (EU_REGIONS.has(region)) return 'eu';
  return region.startsWith('us-') ? 'us' : 'elsewhere';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

import type { LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import type { AwsAccount } from '../aws/aws-account.ts';
import type { OwnAccounts } from './account.ts';
import { DEEPGRAM } from './place.ts';

/** What somebody has, by the vendor's part that it opens; whatever is not there they do not have. */
export interface Supplies {
  readonly deepgram?: { readonly apiKey: string; readonly baseUrl: string; readonly lookup?: LookupFunction };
  readonly transcribe?: AwsAccount;
  readonly polly?: AwsAccount;
  readonly bedrock?: BedrockSupply;
  readonly bedrockFallback?: BedrockSupply;
  /** Where it is found out what texts mean. */
  readonly embedding?: AwsAccount;
  readonly anthropic?: { readonly apiKey: string; readonly modelId: string; readonly baseUrl?: string };
  readonly openAiModel?: OpenAiSupply;
  readonly openAiVoice?: OpenAiSupply & { readonly voice: string };
}

export interface BedrockSupply extends AwsAccount {
  readonly modelId: string;
}

interface OpenAiSupply {
  readonly baseUrl: string;
  readonly modelId: string;
  readonly apiKey: string | undefined;
  readonly connect: buildConnector.connector;
}

/** Looks after connections to addresses that users have given. */
export interface AddressGuard {
  /** @throws an error when the address is not allowed as it is written */
  check(address: string): void;
  readonly connect: buildConnector.connector;
  lookupFor(address: string): LookupFunction | undefined;
  /** @throws an error when the server, `host:port`, is not allowed */
  mailServer(server: string): { readonly lookup: LookupFunction | undefined; readonly mayBePlain: boolean };
}

/** Where vendors are, if not where they usually are: stand-ins of tests. */
export interface VendorAddresses {
  readonly deepgram?: string;
  readonly aws?: string;
  readonly anthropic?: string;
  readonly twilio?: string;
}

export interface SuppliesOptions {
  readonly guard: AddressGuard;
  readonly addresses?: VendorAddresses;
}

/**
 * What a workspace has of its own. An account of Amazon's hears and speaks, and thinks where it names a model.
 * @throws an error when an address is not allowed any more
 */
export function suppliesOf({ deepgram, aws, ...others }: OwnAccounts, options: SuppliesOptions): Supplies {
  return {
    ...(deepgram === undefined ? {} : { deepgram: deepgramSupply(deepgram, options) }),
    ...(aws === undefined ? {} : awsSupplies(aws, options)),
    ...modelSupplies(others, options),
  };
}

function deepgramSupply(
  { settings: { baseUrl }, secret }: NonNullable<OwnAccounts['deepgram']>,
  { guard, addresses }: SuppliesOptions,
): NonNullable<Supplies['deepgram']> {
  if (baseUrl === undefined) return { apiKey: secret, baseUrl: addresses?.deepgram ?? DEEPGRAM };
  guard.check(baseUrl);
  const lookup = guard.lookupFor(baseUrl);
  return { apiKey: secret, baseUrl, ...(lookup === undefined ? {} : { lookup }) };
}

function awsSupplies({ settings, secret }: NonNullable<OwnAccounts['aws']>, { addresses }: SuppliesOptions): Supplies {
  const { region, accessKeyId, modelId, fallbackModelId, fallbackRegion = region } = settings;
  const keys = { accessKeyId, secretAccessKey: secret };
  // Said in full: what the environment says about addresses (`AWS_ENDPOINT_URL_…`) is the installation's.
  const at = (service: string, where: string): AwsAccount => {
    return { region: where, keys, endpoint: addresses?.aws ?? `https://${service}.${where}.${domainOf(where)}` };
  };
  return {
    transcribe: at('transcribestreaming', region),
    polly: at('polly', region),
    ...(modelId === undefined
      ? {}
      : { bedrock: { ...at('bedrock-runtime', region), modelId }, embedding: at('bedrock-runtime', region) }),
    ...(fallbackModelId === undefined
      ? {}
      : { bedrockFallback: { ...at('bedrock-runtime', fallbackRegion), modelId: fallbackModelId } }),
  };
}

/** AWS: service endpoints; China is a partition of its own. */
function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

function modelSupplies(
  { anthropic, openAiModel, openAiVoice }: Omit<OwnAccounts, 'deepgram' | 'aws'>,
  { guard, addresses }: SuppliesOptions,
): Supplies {
  const openAi = <Settings extends { baseUrl: string; processedIn?: unknown }>({
    settings,
    secret,
  }: {
    settings: Settings;
    secret: string;
  }) => {
    guard.check(settings.baseUrl);
    const { processedIn: _place, ...supply } = settings;
    return { ...supply, apiKey: secret === '' ? undefined : secret, connect: guard.connect };
  };
  const baseUrl = addresses?.anthropic === undefined ? {} : { baseUrl: addresses.anthropic };
  return {
    ...(anthropic === undefined
      ? {}
      : { anthropic: { apiKey: anthropic.secret, modelId: anthropic.settings.modelId, ...baseUrl } }),
    ...(openAiModel === undefined ? {} : { openAiModel: openAi(openAiModel) }),
    ...(openAiVoice === undefined ? {} : { openAiVoice: openAi(openAiVoice) }),
  };
}

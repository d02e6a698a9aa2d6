import { z } from 'zod';
import { isLocal } from '../aws/aws-account.ts';
import { DEEPGRAM, type Place, placeOfAddress, placeOfAws, placeOfBedrock, regionSchema } from './place.ts';
import type { Places } from './places.ts';
import type { Stock } from './stock.ts';
import type { Supplies } from './supplies.ts';

/** The variables that say which vendors an installation has; voice, worker and designer are told the same. */
export const vendorVariables = {
  DEEPGRAM_API_KEY: z.string().optional(),
  DEEPGRAM_URL: z.url().default(DEEPGRAM),
  /** Where the server at that address processes what it is given, if its name does not say so. */
  DEEPGRAM_REGION: regionSchema.optional(),
  BEDROCK_MODEL_ID: z.string().optional(),
  /** Asked when the first is slow or fails. */
  BEDROCK_FALLBACK_MODEL_ID: z.string().optional(),
  AWS_REGION: z.string().default('us-east-1'),
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: z.url().optional(),
  /** Who hears and speaks when Deepgram does not; an address of one of the two services is enough for that one. */
  SPEECH_FALLBACK: z.enum(['aws']).optional(),
  AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: z.url().optional(),
  AWS_ENDPOINT_URL_POLLY: z.url().optional(),
};
const variablesSchema = z.object(vendorVariables);
export type VendorVariables = Partial<z.output<typeof variablesSchema>>;

/** What an installation has, for workspaces without accounts of their own. */
export function installedStock(env: VendorVariables): Stock {
  return { supplies: installedSupplies(env), places: installedPlaces(env) };
}

function installedSupplies(env: VendorVariables): Supplies {
  const {
    AWS_REGION: region = 'us-east-1',
    AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: transcribe,
    AWS_ENDPOINT_URL_POLLY: polly,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockUrl,
    BEDROCK_MODEL_ID: first,
    BEDROCK_FALLBACK_MODEL_ID: second,
    DEEPGRAM_API_KEY: apiKey,
    DEEPGRAM_URL: baseUrl = DEEPGRAM,
  } = env;
  const hasSpeech = env.SPEECH_FALLBACK === 'aws';
  const bedrock = (modelId: string) => ({ region, modelId, ...at(bedrockUrl) });
  return {
    ...(apiKey === undefined ? {} : { deepgram: { apiKey, baseUrl } }),
    ...(hasSpeech || transcribe !== undefined ? { transcribe: { region, ...at(transcribe) } } : {}),
    ...(hasSpeech || polly !== undefined ? { polly: { region, ...at(polly) } } : {}),
    ...(first === undefined ? {} : { bedrock: bedrock(first) }),
    // The practice model has no notion of meaning.
    ...(first === undefined || isLocal(at(bedrockUrl)) ? {} : { embedding: { region, ...at(bedrockUrl) } }),
    ...(second === undefined ? {} : { bedrockFallback: bedrock(second) }),
  };
}

/** Where each of them processes what it is given. */
export function installedPlaces(env: VendorVariables): Places {
  const { deepgram, transcribe, polly, bedrock, bedrockFallback, embedding } = installedSupplies(env);
  return {
    ...of('deepgram', deepgram && placeOfAddress(deepgram.baseUrl, env.DEEPGRAM_REGION)),
    ...of('transcribe', transcribe && placeOfAws(transcribe)),
    ...of('polly', polly && placeOfAws(polly)),
    ...of('bedrock', bedrock && placeOfBedrock(bedrock)),
    ...of('bedrockFallback', bedrockFallback && placeOfBedrock(bedrockFallback)),
    ...of('embedding', embedding && placeOfAws(embedding)),
  };
}

function of(name: keyof Supplies, place: Place | undefined): Places {
  return place === undefined ? {} : { [name]: place };
}

function at(endpoint: string | undefined): { endpoint?: string } {
  return endpoint === undefined ? {} : { endpoint };
}

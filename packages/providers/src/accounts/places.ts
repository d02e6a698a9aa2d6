import type { AccountSettings, Vendor } from './account.ts';
import { DEEPGRAM, type Place, placeOfAddress, placeOfAws, placeOfBedrock } from './place.ts';
import type { Supplies } from './supplies.ts';

/** Where each of somebody's vendors processes what it is given; whatever is not there they do not have. */
export type Places = { readonly [Name in keyof Supplies]?: Place };

/** Of the accounts that a workspace has of its own: by what may be shown of them. */
export function placesOfAccounts(accounts: { readonly [Name in Vendor]?: AccountSettings[Name] }): Places {
  const { deepgram, aws, anthropic, openAiModel, openAiVoice } = accounts;
  return {
    ...(deepgram && { deepgram: placeOfAddress(deepgram.baseUrl ?? DEEPGRAM, deepgram.processedIn) }),
    ...(aws && placesOfAws(aws)),
    // Claude API: without a region in the request, any that has room answers.
    ...(anthropic && { anthropic: 'elsewhere' as const }),
    ...(openAiModel && { openAiModel: placeOfAddress(openAiModel.baseUrl, openAiModel.processedIn) }),
    ...(openAiVoice && { openAiVoice: placeOfAddress(openAiVoice.baseUrl, openAiVoice.processedIn) }),
  };
}

function placesOfAws({ region, modelId, fallbackModelId, fallbackRegion }: AccountSettings['aws']): Places {
  const place = placeOfAws({ region });
  return {
    transcribe: place,
    polly: place,
    ...(modelId === undefined ? {} : { bedrock: placeOfBedrock({ region, modelId }), embedding: place }),
    ...(fallbackModelId === undefined
      ? {}
      : { bedrockFallback: placeOfBedrock({ region: fallbackRegion ?? region, modelId: fallbackModelId }) }),
  };
}

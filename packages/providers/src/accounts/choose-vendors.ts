import type { ModelSource, ProviderChoice, RecogniserSource, VoiceSource } from './choice.ts';
import { mayProcess, type RegionPin } from './place.ts';
import type { Places } from './places.ts';

/** Whose account it is. */
export type Holder = 'own' | 'installation';

/** One vendor by one account. */
export interface Chosen<Source> {
  readonly source: Source;
  readonly holder: Holder;
}

/** What there is to choose from, and by what rules. */
export interface Offer {
  readonly installation: Places;
  /** What the workspace has of its own; it goes before what the installation has. */
  readonly own?: Places | undefined;
  readonly choice?: ProviderChoice | undefined;
  /** Where calls may be processed; default anywhere. */
  readonly pin?: RegionPin | 'unknown' | undefined;
}

/** Who hears, speaks, thinks and says what texts mean: at most two each, the first and who stands behind. Empty: nobody may, or can. */
export interface ChosenVendors {
  readonly recognisers: readonly Chosen<RecogniserSource>[];
  readonly voices: readonly Chosen<VoiceSource>[];
  readonly models: readonly Chosen<ModelSource>[];
  readonly embedder: Holder | undefined;
}

/**
 * Chooses. What was chosen and is not there any more is as if it had not been chosen. Whoever is outside of the region is as if they did not answer:
 * who stands behind them takes over, if they may.
 */
export function chooseVendors(offer: Offer): ChosenVendors {
  const { own, choice = {} } = offer;
  const models = firstTwo<ModelSource>(modelSources(offer), offer, (source) =>
    // Whoever brings a first model of Bedrock has decided about the second one, too.
    source === 'bedrockFallback' && own?.bedrock !== undefined ? ['own'] : HOLDERS,
  );
  return {
    recognisers: firstTwo<RecogniserSource>([choice.recogniser ?? 'deepgram', 'deepgram', 'transcribe'], offer),
    voices: firstTwo<VoiceSource>([choice.voice ?? 'deepgram', 'deepgram', 'polly'], offer),
    models,
    embedder: findEmbedder(models[0]?.holder ?? (hasModel(own) ? 'own' : 'installation'), offer),
  };
}

const HOLDERS: readonly Holder[] = ['own', 'installation'];

/** Who leads conversations, and who is behind: nobody is asked unasked, but for Bedrock's second model. */
function modelSources({ own, installation, choice = {} }: Offer): ModelSource[] {
  const { model: first = 'bedrock', secondModel } = choice;
  const isThere = (own?.[first] ?? installation[first]) !== undefined;
  const chosen: ModelSource = isThere ? first : 'bedrock';
  if (secondModel === 'none') return [chosen];
  if (secondModel !== undefined && secondModel !== chosen) return [chosen, secondModel];
  return chosen === 'bedrock' ? ['bedrock', 'bedrockFallback'] : [chosen];
}

/** The first two that are there and may be asked. An account of one's own that may not be is not replaced by the installation's with the same vendor. */
function firstTwo<Source extends keyof Places>(
  sources: readonly Source[],
  offer: Offer,
  holdersOf: (source: Source) => readonly Holder[] = () => HOLDERS,
): Chosen<Source>[] {
  const found = [...new Set(sources)].flatMap((source) => {
    const holder = holdersOf(source).find((one) => offer[one]?.[source] !== undefined);
    return holder !== undefined && isWithin(offer, holder, source) ? [{ source, holder }] : [];
  });
  return found.slice(0, 2);
}

function isWithin(offer: Offer, holder: Holder, source: keyof Places): boolean {
  return mayProcess(offer.pin ?? 'anywhere', offer[holder]?.[source] ?? 'elsewhere');
}

/** Whoever has a model of their own tells what is theirs to nobody else's. */
function findEmbedder(holder: Holder, offer: Offer): Holder | undefined {
  return offer[holder]?.embedding !== undefined && isWithin(offer, holder, 'embedding') ? holder : undefined;
}

function hasModel(places: Places | undefined): boolean {
  const { bedrock, anthropic, openAiModel } = places ?? {};
  return (bedrock ?? anthropic ?? openAiModel) !== undefined;
}

/** The parts of a call that nobody can do within the region. */
export function listMissingParts(offer: Offer): ('stt' | 'tts' | 'llm')[] {
  const { recognisers, voices, models } = chooseVendors(offer);
  const missing = { stt: recognisers.length === 0, tts: voices.length === 0, llm: models.length === 0 };
  return (['stt', 'tts', 'llm'] as const).filter((part) => missing[part]);
}

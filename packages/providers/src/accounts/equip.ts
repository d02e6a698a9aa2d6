import type { Clock } from '@aybiza/foundation/clock';
import type { Embedder } from '../embedding/port.ts';
import { createLlmFailover } from '../llm/failover.ts';
import type { LanguageModel } from '../llm/port.ts';
import { createSttFailover } from '../stt/failover.ts';
import type { SpeechToText } from '../stt/port.ts';
import { createTtsFailover } from '../tts/failover.ts';
import type { TextToSpeech } from '../tts/port.ts';
import type { ModelSource, ProviderChoice, RecogniserSource, VoiceSource } from './choice.ts';
import type { Shelf } from './shelf.ts';

/** How each vendor's breaker is called, and whoever stands in in the log of a call. */
const NAMES = {
  recogniser: { deepgram: 'deepgram-stt', transcribe: 'transcribe' },
  voice: { deepgram: 'deepgram-tts', polly: 'polly', openAiVoice: 'openai-voice' },
  model: {
    bedrock: 'bedrock',
    bedrockFallback: 'bedrock-fallback',
    anthropic: 'anthropic',
    openAiModel: 'openai-model',
  },
} as const;

export interface EquipOptions {
  readonly clock: Clock;
  readonly installation: Shelf;
  /** What the workspace has of its own; it goes before what the installation has. */
  readonly own?: Shelf | undefined;
  readonly choice?: ProviderChoice | undefined;
}

/** Who hears, speaks and thinks in the calls of a workspace. */
export interface Equipped {
  readonly stt: SpeechToText;
  readonly tts: TextToSpeech;
  readonly llm: LanguageModel;
  /** Who speaks first: sound of two of them under one name is not the same. Empty for the voice that everybody has. */
  readonly voiceScope: string;
  /** Who is asked first, by the name of their breaker. */
  readonly vendors: { readonly stt: string; readonly tts: string };
  /** Who says what texts mean, if anybody does. */
  readonly embedder: Embedder | undefined;
  /** What is the workspace's own. */
  readonly ownParts: readonly ('stt' | 'tts' | 'llm')[];
}

/** One candidate: an adapter, and whose it is. */
interface Candidate<Adapter> {
  readonly adapter: Adapter;
  readonly name: string;
  readonly shelf: Shelf;
}

/**
 * Chooses, and puts whoever is there behind the first. What was chosen and is not there any more is as if it had not been chosen.
 * @throws Error when nobody at all can do a part
 */
export async function equip(options: EquipOptions): Promise<Equipped> {
  const { clock, own, choice = {} } = options;
  const recognisers = await candidates<RecogniserSource, SpeechToText>(
    [choice.recogniser ?? 'deepgram', 'deepgram', 'transcribe'],
    { ...options, names: NAMES.recogniser, open: (shelf, source) => shelf.recogniser(source) },
  );
  const voices = await candidates<VoiceSource, TextToSpeech>([choice.voice ?? 'deepgram', 'deepgram', 'polly'], {
    ...options,
    names: NAMES.voice,
    open: (shelf, source) => shelf.voice(source),
  });
  const models = await candidates<ModelSource, LanguageModel>(modelSources(choice, options), {
    ...options,
    names: NAMES.model,
    open: (shelf, source) => openModel(shelf, source, options),
  });
  const [firstRecogniser, firstVoice, firstModel] = [recognisers[0], voices[0], models[0]];
  if (firstRecogniser === undefined || firstVoice === undefined || firstModel === undefined)
    throw new Error('there is no vendor for each part of a call');
  const ownParts = [
    ...(firstRecogniser.shelf === own ? (['stt'] as const) : []),
    ...(firstVoice.shelf === own ? (['tts'] as const) : []),
    ...(firstModel.shelf === own ? (['llm'] as const) : []),
  ];
  return {
    stt: behind(
      recognisers,
      ({ adapter: stt }, breaker) => ({ stt, breaker }),
      (first, second) => createSttFailover({ clock, first, second }),
    ),
    tts: behind(
      voices,
      ({ adapter: tts }, breaker) => ({ tts, breaker }),
      (first, second) => createTtsFailover({ clock, first, second }),
    ),
    llm: behind(
      models,
      ({ adapter: llm }, breaker) => ({ llm, breaker }),
      (first, second) => createLlmFailover({ clock, first, second }),
    ),
    // Whoever has a model of their own tells what is theirs to nobody else's.
    embedder: await (firstModel.shelf === own ? own : options.installation).embedder(),
    voiceScope: scopeOf(firstVoice, options),
    vendors: { stt: firstRecogniser.name, tts: firstVoice.name },
    ownParts,
  };
}

/** Who leads conversations, and who is behind: nobody is asked unasked, but for Bedrock's second model. */
function modelSources(choice: ProviderChoice, { own, installation }: EquipOptions): ModelSource[] {
  const { model: first = 'bedrock', secondModel } = choice;
  const isThere = openableModel(first, { own, installation });
  const chosen: ModelSource = isThere ? first : 'bedrock';
  if (secondModel === 'none') return [chosen];
  if (secondModel !== undefined && secondModel !== chosen) return [chosen, secondModel];
  return chosen === 'bedrock' ? ['bedrock', 'bedrockFallback'] : [chosen];
}

function openableModel(source: ModelSource, { own, installation }: Pick<EquipOptions, 'own' | 'installation'>) {
  return (own?.supplies[source] ?? installation.supplies[source]) !== undefined;
}

/** Whoever brings a first model of Bedrock has decided about the second one, too. */
function openModel(shelf: Shelf, source: ModelSource, { own, installation }: EquipOptions) {
  const isDecided = source === 'bedrockFallback' && own?.supplies.bedrock !== undefined;
  return isDecided && shelf === installation ? undefined : shelf.model(source);
}

/** The first two that are there. */
async function candidates<Source extends string, Adapter>(
  sources: readonly Source[],
  options: Pick<EquipOptions, 'own' | 'installation'> & {
    readonly names: Readonly<Record<Source, string>>;
    open(shelf: Shelf, source: Source): Promise<Adapter> | undefined;
  },
): Promise<readonly Candidate<Adapter>[]> {
  const { own, installation, names, open } = options;
  const found: Candidate<Adapter>[] = [];
  for (const source of new Set(sources)) {
    for (const shelf of own === undefined ? [installation] : [own, installation]) {
      const adapter = found.length < 2 ? open(shelf, source) : undefined;
      if (adapter === undefined) continue;
      found.push({ adapter: await adapter, name: names[source], shelf });
      break;
    }
  }
  return found;
}

/** The first alone, or with the second behind it. */
function behind<Adapter, Vendor>(
  [first, second]: readonly Candidate<Adapter>[],
  toVendor: (candidate: Candidate<Adapter>, breaker: ReturnType<Shelf['breaker']>) => Vendor,
  join: (first: Vendor, second: Vendor) => Adapter,
): Adapter {
  if (first === undefined) throw new Error('there is nobody to stand behind');
  if (second === undefined) return first.adapter;
  const withBreaker = (candidate: Candidate<Adapter>) => toVendor(candidate, candidate.shelf.breaker(candidate.name));
  return join(withBreaker(first), withBreaker(second));
}

function scopeOf({ name, shelf }: Candidate<TextToSpeech>, { installation }: EquipOptions): string {
  const { openAiVoice, deepgram } = shelf.supplies;
  if (name === NAMES.voice.openAiVoice)
    return [name, openAiVoice?.baseUrl, openAiVoice?.modelId, openAiVoice?.voice].join(' ');
  if (name === NAMES.voice.polly) return name;
  return shelf === installation ? '' : [name, deepgram?.baseUrl].join(' ');
}

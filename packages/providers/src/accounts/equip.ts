import type { Clock } from '@aybiza/foundation/clock';
import type { Embedder } from '../embedding/port.ts';
import { createLlmFailover } from '../llm/failover.ts';
import type { LanguageModel } from '../llm/port.ts';
import { createSttFailover } from '../stt/failover.ts';
import type { SpeechToText } from '../stt/port.ts';
import { createTtsFailover } from '../tts/failover.ts';
import type { TextToSpeech } from '../tts/port.ts';
import { type Chosen, chooseVendors, type Offer } from './choose-vendors.ts';
import { nobodyHears, nobodySpeaks, nobodyThinks } from './nobody.ts';
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
/** As nobody is called in the log of a call. */
const NOBODY = 'nobody';

export interface EquipOptions extends Pick<Offer, 'choice' | 'pin'> {
  readonly clock: Clock;
  readonly installation: Shelf;
  /** What the workspace has of its own; it goes before what the installation has. */
  readonly own?: Shelf | undefined;
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

/** Opens whom `chooseVendors` chooses, and puts whoever is there behind the first. A part that nobody may do fails as a vendor does that is away. */
export async function equip(options: EquipOptions): Promise<Equipped> {
  const { clock, own, installation } = options;
  const chosen = chooseVendors({ ...options, own: own?.places, installation: installation.places });
  const recognisers = await openAll(chosen.recognisers, {
    ...options,
    names: NAMES.recogniser,
    open: (shelf, source) => shelf.recogniser(source),
  });
  const voices = await openAll(chosen.voices, {
    ...options,
    names: NAMES.voice,
    open: (shelf, source) => shelf.voice(source),
  });
  const models = await openAll(chosen.models, {
    ...options,
    names: NAMES.model,
    open: (shelf, source) => shelf.model(source),
  });
  const isOwn = (first: { readonly shelf: Shelf } | undefined) => first !== undefined && first.shelf === own;
  const ownParts = [
    ...(isOwn(recognisers[0]) ? (['stt'] as const) : []),
    ...(isOwn(voices[0]) ? (['tts'] as const) : []),
    ...(isOwn(models[0]) ? (['llm'] as const) : []),
  ];
  return {
    stt: behind(recognisers, nobodyHears, {
      toVendor: ({ adapter: stt }, breaker) => ({ stt, breaker }),
      join: (first, second) => createSttFailover({ clock, first, second }),
    }),
    tts: behind(voices, nobodySpeaks, {
      toVendor: ({ adapter: tts }, breaker) => ({ tts, breaker }),
      join: (first, second) => createTtsFailover({ clock, first, second, ...waiting(voices[0]) }),
    }),
    llm: behind(models, nobodyThinks, {
      toVendor: ({ adapter: llm }, breaker) => ({ llm, breaker }),
      join: (first, second) => createLlmFailover({ clock, first, second }),
    }),
    embedder: await (chosen.embedder === 'own' ? own : chosen.embedder && installation)?.embedder(),
    voiceScope: voices[0] === undefined ? '' : scopeOf(voices[0], options),
    vendors: { stt: recognisers[0]?.name ?? NOBODY, tts: voices[0]?.name ?? NOBODY },
    ownParts,
  };
}

/** How long is waited for the first word of a voice. */
function waiting(voice: Candidate<TextToSpeech> | undefined): { firstByteMs?: number } {
  const firstByteMs = voice?.shelf.patience.firstByteMs;
  return firstByteMs === undefined ? {} : { firstByteMs };
}

async function openAll<Source extends string, Adapter>(
  chosen: readonly Chosen<Source>[],
  options: Pick<EquipOptions, 'own' | 'installation'> & {
    readonly names: Readonly<Record<Source, string>>;
    open(shelf: Shelf, source: Source): Promise<Adapter> | undefined;
  },
): Promise<readonly Candidate<Adapter>[]> {
  const { own, installation, names, open } = options;
  const opened = chosen.map(async ({ source, holder }) => {
    const shelf = holder === 'own' ? own : installation;
    const adapter = await (shelf && open(shelf, source));
    return shelf === undefined || adapter === undefined ? [] : [{ adapter, name: names[source], shelf }];
  });
  return (await Promise.all(opened)).flat();
}

/** The first alone, or with the second behind it; without either, whoever does nothing. */
function behind<Adapter, Vendor>(
  [first, second]: readonly Candidate<Adapter>[],
  nobody: Adapter,
  {
    toVendor,
    join,
  }: {
    toVendor(candidate: Candidate<Adapter>, breaker: ReturnType<Shelf['breaker']>): Vendor;
    join(first: Vendor, second: Vendor): Adapter;
  },
): Adapter {
  if (first === undefined) return nobody;
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

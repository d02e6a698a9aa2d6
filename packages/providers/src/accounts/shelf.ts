import type { Clock } from '@aybiza/foundation/clock';
import { CircuitBreaker, type CircuitReport } from '../circuit-breaker.ts';
import type { Embedder } from '../embedding/port.ts';
import { createBedrock } from '../llm/bedrock/bedrock.ts';
import type { LanguageModel } from '../llm/port.ts';
import type { LlmPatience } from '../llm/stream-reply.ts';
import { createDeepgramFlux } from '../stt/deepgram/flux.ts';
import type { SpeechToText } from '../stt/port.ts';
import { createDeepgramSpeak } from '../tts/deepgram/speak.ts';
import type { TextToSpeech } from '../tts/port.ts';
import type { ModelSource, RecogniserSource, VoiceSource } from './choice.ts';
import type { Places } from './places.ts';
import type { Stock } from './stock.ts';
import type { Supplies } from './supplies.ts';

/** How long vendors may be silent; as in a call unless given. */
export interface Patience extends LlmPatience {
  /** From a clause to its first audio, before the voice behind it speaks, in ms. */
  readonly firstByteMs?: number;
}

/**
 * The vendors of one account holder, the installation or a workspace: each is opened once, when it is first wanted, and has one breaker.
 * What one holder's wrong key does to a breaker is nobody else's business.
 */
export class Shelf {
  readonly supplies: Supplies;
  readonly places: Places;
  readonly patience: Patience;
  readonly #clock: Clock;
  readonly #recognisers = new Map<RecogniserSource, Promise<SpeechToText>>();
  readonly #voices = new Map<VoiceSource, Promise<TextToSpeech>>();
  readonly #models = new Map<ModelSource, Promise<LanguageModel>>();
  readonly #embedders = new Map<'titan', Promise<Embedder>>();
  readonly #breakers = new Map<string, CircuitBreaker>();
  readonly #closes: (() => unknown)[] = [];
  readonly #warms: (() => Promise<void>)[] = [];

  constructor({ supplies, places }: Stock, clock: Clock, patience: Patience = {}) {
    this.supplies = supplies;
    this.places = places;
    this.#clock = clock;
    this.patience = patience;
  }

  recogniser(source: RecogniserSource): Promise<SpeechToText> | undefined {
    const { deepgram, transcribe } = this.supplies;
    const clock = this.#clock;
    if (source === 'deepgram')
      return deepgram && once(this.#recognisers, source, async () => createDeepgramFlux({ ...deepgram, clock }));
    return (
      transcribe &&
      once(this.#recognisers, source, async () => {
        const { createTranscribe } = await import('../stt/transcribe/transcribe.ts');
        return this.#closing(createTranscribe({ ...transcribe, clock }));
      })
    );
  }

  voice(source: VoiceSource): Promise<TextToSpeech> | undefined {
    const { deepgram, polly, openAiVoice } = this.supplies;
    const clock = this.#clock;
    switch (source) {
      case 'deepgram':
        return deepgram && once(this.#voices, source, async () => createDeepgramSpeak({ ...deepgram, clock }));
      case 'polly':
        return (
          polly &&
          once(this.#voices, source, async () => {
            const { createPolly } = await import('../tts/polly/polly.ts');
            return this.#closing(createPolly({ ...polly, clock }));
          })
        );
      case 'openAiVoice':
        return (
          openAiVoice &&
          once(this.#voices, source, async () => {
            const { createOpenAiVoice } = await import('../tts/openai-compatible/openai-voice.ts');
            return this.#closing(createOpenAiVoice({ ...openAiVoice, clock }));
          })
        );
    }
  }

  model(source: ModelSource): Promise<LanguageModel> | undefined {
    const { anthropic, openAiModel } = this.supplies;
    const [clock, patience] = [this.#clock, this.patience];
    switch (source) {
      case 'bedrock':
      case 'bedrockFallback': {
        const supply = this.supplies[source];
        return (
          supply &&
          once(this.#models, source, async () => {
            const model = this.#closing(createBedrock({ ...supply, ...patience, clock }));
            this.#warms.push(() => model.warm());
            return model;
          })
        );
      }
      case 'anthropic':
        return (
          anthropic &&
          once(this.#models, source, async () => {
            const { createAnthropic } = await import('../llm/anthropic/anthropic.ts');
            return createAnthropic({ ...anthropic, ...patience, clock });
          })
        );
      case 'openAiModel':
        return (
          openAiModel &&
          once(this.#models, source, async () => {
            const { createOpenAiCompatible } = await import('../llm/openai-compatible/openai-compatible.ts');
            return this.#closing(createOpenAiCompatible({ ...openAiModel, ...patience, clock }));
          })
        );
    }
  }

  embedder(): Promise<Embedder> | undefined {
    const { embedding } = this.supplies;
    return (
      embedding &&
      once(this.#embedders, 'titan', async () => {
        const { createTitan } = await import('../embedding/titan.ts');
        return this.#closing(createTitan(embedding));
      })
    );
  }

  /** Of a vendor that has somebody behind it, or is behind somebody. */
  breaker(name: string): CircuitBreaker {
    const breaker = this.#breakers.get(name) ?? new CircuitBreaker({ clock: this.#clock, name });
    this.#breakers.set(name, breaker);
    return breaker;
  }

  circuits(): readonly CircuitReport[] {
    return [...this.#breakers.values()].map((breaker) => breaker.report());
  }

  /** Makes the connections of the models that were opened. Never rejects. */
  async warm(): Promise<void> {
    await Promise.all(this.#warms.map((warm) => warm()));
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#closes.map(async (close) => close()));
  }

  #closing<Adapter extends { close(): unknown }>(adapter: Adapter): Adapter {
    this.#closes.push(() => adapter.close());
    return adapter;
  }
}

/** The same for everybody who asks under that name. */
function once<Name, Adapter>(
  opened: Map<Name, Promise<Adapter>>,
  name: Name,
  open: () => Promise<Adapter>,
): Promise<Adapter> {
  const opening = opened.get(name) ?? open();
  opened.set(name, opening);
  return opening;
}

import type { LanguageModel } from '../llm/port.ts';
import { ProviderError } from '../provider-error.ts';
import type { SpeechToText } from '../stt/port.ts';
import type { TextToSpeech } from '../tts/port.ts';

/*
 * Who does a part of a call that nobody may do: each fails at once as a vendor does that is away, so that a call goes the way it goes then, and nothing of
 * it is sent anywhere.
 */

const refusal = () =>
  new ProviderError('no vendor may process this call in its region', {
    code: 'PROVIDER_UNAVAILABLE',
    provider: 'nobody',
    retryable: false,
  });

export const nobodyHears: SpeechToText = {
  open({ signal, onEvent }) {
    queueMicrotask(() => {
      if (!signal.aborted) onEvent({ type: 'failed', error: refusal() });
    });
    return { write() {}, configure() {}, close: async () => undefined, batchMs: 0, droppedMs: 0 };
  },
};

export const nobodySpeaks: TextToSpeech = {
  open({ signal, onEvent }) {
    return {
      speak(speechId) {
        queueMicrotask(() => {
          if (!signal.aborted) onEvent({ type: 'failed', speechIds: [speechId], error: refusal() });
        });
      },
      clear() {
        queueMicrotask(() => {
          if (!signal.aborted) onEvent({ type: 'cleared' });
        });
      },
      close: async () => undefined,
    };
  },
};

export const nobodyThinks: LanguageModel = { converse: () => Promise.reject(refusal()) };

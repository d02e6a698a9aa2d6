import type { DeepgramAccount } from '../../deepgram/account.ts';
import type { TextToSpeech } from '../port.ts';
import { SpeakStream, type SpeakTuning } from './speak-stream.ts';

export interface DeepgramSpeakOptions extends DeepgramAccount, SpeakTuning {}

/** Deepgram speak v1 (Aura): one socket per call, kept warm, replaced when its limits are used up. */
export function createDeepgramSpeak(options: DeepgramSpeakOptions): TextToSpeech {
  return {
    open: (tts) =>
      new SpeakStream(tts, {
        account: options,
        tuning: options,
        target: {
          path: '/v1/speak',
          query: new URLSearchParams({
            model: tts.voice,
            encoding: tts.encoding,
            sample_rate: String(tts.sampleRateHz),
            mip_opt_out: String(options.allowModelImprovement !== true),
          }),
        },
      }),
  };
}

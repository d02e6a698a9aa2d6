import { concatBytes, fromLinear16 } from '../audio/samples.ts';
import type { Synthesiser } from './synthesiser.ts';
import { PLAIN_VOICE, toVoiceStyle, type VoiceStyle } from './voices.ts';

/** A person's voice for callers: whole texts as 16-bit samples. */
export interface Voice {
  /** @param options.voice espeak-ng's name such as `en-us+f3`, or a vendor's such as `aura-2-thalia-en` */
  synthesise(text: string, options: { voice?: string; sampleRateHz: number }): Promise<Int16Array>;
}

/** The voice of simulated callers, from the same synthesiser that plays the vendor. */
export function createVoice(synthesiser: Synthesiser): Voice {
  return {
    async synthesise(text, { voice, sampleRateHz }) {
      const pieces: Uint8Array[] = [];
      const request = { text, style: toStyle(voice), encoding: 'linear16', sampleRateHz } as const;
      for await (const piece of synthesiser.speak(request)) pieces.push(piece);
      return fromLinear16(concatBytes(pieces));
    },
  };
}

function toStyle(voice: string | undefined): VoiceStyle {
  if (voice === undefined) return PLAIN_VOICE;
  return voice.startsWith('aura-') ? toVoiceStyle(voice) : { ...PLAIN_VOICE, voiceName: voice };
}

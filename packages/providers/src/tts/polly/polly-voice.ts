import type { Engine, VoiceId } from '@aws-sdk/client-polly';
import { VoiceId as VOICE_IDS } from '@aws-sdk/client-polly';

/** A voice of the service, and the engine that speaks it. */
export interface PollyVoice {
  id: VoiceId;
  engine: Engine;
}

const neural = (id: VoiceId): PollyVoice => ({ id, engine: 'neural' });
const standard = (id: VoiceId): PollyVoice => ({ id, engine: 'standard' });

/** Who stands in for a Deepgram voice, by its language; the sound changes, who seems to speak does not. */
const STAND_INS: Readonly<Record<string, { female: PollyVoice; male: PollyVoice }>> = {
  en: { female: neural('Joanna'), male: neural('Matthew') },
  es: { female: neural('Lupe'), male: neural('Pedro') },
  de: { female: neural('Vicki'), male: neural('Daniel') },
  fr: { female: neural('Lea'), male: neural('Remi') },
  it: { female: neural('Bianca'), male: neural('Adriano') },
  nl: { female: neural('Laura'), male: standard('Ruben') },
  ja: { female: neural('Kazuha'), male: neural('Takumi') },
};

/** Deepgram's voices of men; all others are of women. */
const MEN = new Set(
  (
    'apollo arcas aries atlas draco hermes hyperion jupiter mars neptune odysseus orion orpheus pluto saturn zeus angus ' +
    'helios perseus nestor alvaro aquila javier luciano valerio sirio julius fabian hector dionisio cesare perseo elio ' +
    'flavio sander lars roman fujin ebisu'
  ).split(' '),
);

const KNOWN = new Map<string, VoiceId>(Object.values(VOICE_IDS).map((id) => [id, id]));

/** The service's voice for a name: its own by name, a stand-in for Deepgram's such as `aura-2-thalia-en`. */
export function toPollyVoice(voice: string): PollyVoice {
  const own = KNOWN.get(voice);
  if (own !== undefined) return neural(own);
  const [, name = '', language = 'en'] = /^aura-(?:2-)?([a-z]+)-([a-z]{2})$/.exec(voice) ?? [];
  const { female, male } = STAND_INS[language] ?? { female: neural('Joanna'), male: neural('Matthew') };
  return MEN.has(name) ? male : female;
}

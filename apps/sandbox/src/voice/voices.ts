/** How espeak-ng speaks as one person. */
export interface VoiceStyle {
  /** espeak-ng's voice file and variant */
  voiceName: string;
  /** words per minute */
  rate: number;
  /** 0–99 */
  pitch: number;
}

/** The caller's voice unless another is asked for: the one that the recogniser understands best (recogniser's table). */
export const PLAIN_VOICE: VoiceStyle = { voiceName: 'en-us+f2', rate: 150, pitch: 50 };

/** Variants of whatever language is spoken. */
const FEMALE: readonly VoiceStyle[] = [
  { voiceName: '+f2', rate: 160, pitch: 55 },
  { voiceName: '+f3', rate: 155, pitch: 50 },
  { voiceName: '+f4', rate: 165, pitch: 50 },
];
const MALE: readonly VoiceStyle[] = [
  { voiceName: '+m3', rate: 155, pitch: 45 },
  { voiceName: '+m7', rate: 160, pitch: 45 },
  { voiceName: '', rate: 160, pitch: 40 },
];
/** Deepgram's men, then Amazon's. */
const MALE_NAMES = new Set(
  (
    'apollo arcas aries atlas draco hermes hyperion jupiter mars neptune odysseus orion orpheus pluto saturn zeus angus helios perseus ' +
    'matthew stephen gregory arthur brian pedro daniel remi adriano ruben takumi'
  ).split(' '),
);

/** Languages that espeak-ng speaks by voices of these names; all others are read as American English. */
const SPOKEN: ReadonlySet<string> = new Set(['de', 'es', 'fr', 'it', 'ja', 'nl', 'pt']);

/**
 * The style of a vendor's voice such as `aura-2-thalia-en` or `Joanna`: the same name always sounds the same.
 * @param languageCode what it speaks where its name does not say it, BCP 47
 */
export function toVoiceStyle(model: string, languageCode = 'en'): VoiceStyle {
  const [, aura, suffix] = /^aura-(?:2-)?([a-z]+)-([a-z]{2})$/.exec(model) ?? [];
  const name = aura ?? model.toLowerCase();
  const styles = MALE_NAMES.has(name) ? MALE : FEMALE;
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const { voiceName: variant, ...style } = styles[sum % styles.length] ?? { ...PLAIN_VOICE, voiceName: '' };
  const language = suffix ?? languageCode.slice(0, 2);
  return { ...style, voiceName: `${SPOKEN.has(language) ? language : 'en-us'}${variant}` };
}

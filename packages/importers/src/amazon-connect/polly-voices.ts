import { ownEntry } from '../own-entry.ts';

/** The language that each of Amazon Polly’s voices speaks. */
const VOICES: Readonly<Record<string, string>> = {
  'ar-AE': 'Hala Zayd',
  arb: 'Zeina',
  'ca-ES': 'Arlet',
  'cmn-CN': 'Zhiyu',
  'cs-CZ': 'Jitka',
  'cy-GB': 'Gwyneth',
  'da-DK': 'Naja Mads Sofie',
  'de-AT': 'Hannah',
  'de-CH': 'Sabrina',
  'de-DE': 'Marlene Vicki Hans Daniel',
  'en-AU': 'Nicole Olivia Russell',
  'en-GB': 'Amy Emma Brian Arthur',
  'en-IE': 'Niamh',
  'en-IN': 'Aditi Raveena Kajal',
  'en-NZ': 'Aria',
  'en-SG': 'Jasmine',
  'en-US': 'Danielle Gregory Ivy Joanna Kendra Kimberly Salli Joey Justin Kevin Matthew Ruth Stephen Patrick Tiffany',
  'en-ZA': 'Ayanda',
  'es-ES': 'Conchita Lucia Alba Enrique Sergio Raul',
  'es-MX': 'Mia Andres Andrés',
  'es-US': 'Lupe Penelope Miguel Pedro',
  'fi-FI': 'Suvi',
  'fr-BE': 'Isabelle',
  'fr-CA': 'Chantal Gabrielle Liam',
  'fr-FR': 'Celine Lea Mathieu Remi Ambre Florian',
  'is-IS': 'Dora Karl',
  'it-IT': 'Carla Bianca Giorgio Adriano Beatrice Lorenzo',
  'ja-JP': 'Mizuki Takumi Kazuha Tomoko',
  'ko-KR': 'Seoyeon Jihye',
  'nb-NO': 'Liv Ida',
  'nl-BE': 'Lisa',
  'nl-NL': 'Lotte Ruben Laura',
  'pl-PL': 'Ewa Maja Jacek Jan Ola',
  'pt-BR': 'Camila Vitoria Vitória Ricardo Thiago',
  'pt-PT': 'Ines Inês Cristiano',
  'ro-RO': 'Carmen',
  'ru-RU': 'Tatyana Maxim',
  'sv-SE': 'Astrid Elin',
  'tr-TR': 'Filiz Burcu',
  'yue-CN': 'Hiujin',
};

const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(VOICES).flatMap(([language, names]) => names.split(' ').map((name) => [name.toLowerCase(), language])),
);

/** The language of a voice of Amazon Polly; undefined for one that is not known before the call. */
export function languageOfVoice(voice: string): string | undefined {
  return ownEntry(LANGUAGES, voice.toLowerCase());
}

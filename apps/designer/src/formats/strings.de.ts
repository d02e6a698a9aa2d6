import { translate } from '../language/strings.ts';
import type { standInStrings } from './strings.ts';

export const standInGerman = translate<typeof standInStrings>('standIn', {
  vendors: {
    'deepgram-stt': 'Ab hier hört Deepgram zu: Die übliche Spracherkennung hat nicht geantwortet.',
    transcribe: 'Ab hier hört Amazon Transcribe zu: Die übliche Spracherkennung hat nicht geantwortet.',
    'deepgram-tts':
      'Ab hier spricht Deepgram: Die übliche Stimme hat nicht geantwortet, deshalb klingt der Agent anders.',
    polly: 'Ab hier spricht Amazon Polly: Die übliche Stimme hat nicht geantwortet, deshalb klingt der Agent anders.',
    'bedrock-fallback':
      'Das zweite Modell auf Amazon Bedrock hat geantwortet: Das übliche Modell war zu langsam oder hat nicht geantwortet.',
    bedrock: 'Claude auf Amazon Bedrock hat geantwortet: Das übliche Modell war zu langsam oder hat nicht geantwortet.',
    anthropic: 'Claude von Anthropic hat geantwortet: Das übliche Modell war zu langsam oder hat nicht geantwortet.',
    'openai-model': 'Das andere Modell hat geantwortet: Das übliche Modell war zu langsam oder hat nicht geantwortet.',
  },
  another: (vendor: string) => `${vendor} ist eingesprungen: Der übliche Anbieter hat nicht geantwortet.`,
});

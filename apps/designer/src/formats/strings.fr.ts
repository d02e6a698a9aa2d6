import { translate } from '../language/strings.ts';
import type { standInStrings } from './strings.ts';

export const standInFrench = translate<typeof standInStrings>('standIn', {
  vendors: {
    'deepgram-stt': 'À partir d’ici, c’est Deepgram qui écoute : la reconnaissance vocale habituelle n’a pas répondu.',
    transcribe:
      'À partir d’ici, c’est Amazon Transcribe qui écoute : la reconnaissance vocale habituelle n’a pas répondu.',
    'deepgram-tts':
      'À partir d’ici, c’est Deepgram qui parle : la voix habituelle n’a pas répondu ; l’agent a donc une autre voix.',
    polly:
      'À partir d’ici, c’est Amazon Polly qui parle : la voix habituelle n’a pas répondu ; l’agent a donc une autre voix.',
    'bedrock-fallback':
      'Le second modèle d’Amazon Bedrock a répondu : le modèle habituel était trop lent ou n’a pas répondu.',
    bedrock: 'Claude sur Amazon Bedrock a répondu : le modèle habituel était trop lent ou n’a pas répondu.',
    anthropic: 'Claude d’Anthropic a répondu : le modèle habituel était trop lent ou n’a pas répondu.',
    'openai-model': 'L’autre modèle a répondu : le modèle habituel était trop lent ou n’a pas répondu.',
  },
  another: (vendor: string) => `${vendor} a pris le relais : le fournisseur habituel n’a pas répondu.`,
});

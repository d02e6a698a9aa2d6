import { translate } from '../language/strings.ts';
import type { standInStrings } from './strings.ts';

export const standInSpanish = translate<typeof standInStrings>('standIn', {
  vendors: {
    'deepgram-stt': 'A partir de aquí escucha Deepgram: el reconocimiento de voz habitual no respondió.',
    transcribe: 'A partir de aquí escucha Amazon Transcribe: el reconocimiento de voz habitual no respondió.',
    'deepgram-tts': 'A partir de aquí habla Deepgram: la voz habitual no respondió, por eso el agente suena distinto.',
    polly: 'A partir de aquí habla Amazon Polly: la voz habitual no respondió, por eso el agente suena distinto.',
    'bedrock-fallback':
      'Respondió el segundo modelo de Amazon Bedrock: el modelo habitual fue demasiado lento o no respondió.',
    bedrock: 'Respondió Claude en Amazon Bedrock: el modelo habitual fue demasiado lento o no respondió.',
    anthropic: 'Respondió Claude de Anthropic: el modelo habitual fue demasiado lento o no respondió.',
    'openai-model': 'Respondió el otro modelo: el modelo habitual fue demasiado lento o no respondió.',
  },
  another: (vendor: string) => `${vendor} lo sustituyó: el proveedor habitual no respondió.`,
});

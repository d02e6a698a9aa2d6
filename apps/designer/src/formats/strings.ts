import { defineStrings } from '../language/strings.ts';

export const standInStrings = defineStrings('standIn', {
  vendors: {
    'deepgram-stt': 'Deepgram listens from here on: the usual recogniser did not answer.',
    transcribe: 'Amazon Transcribe listens from here on: the usual recogniser did not answer.',
    'deepgram-tts': 'Deepgram speaks from here on: the usual voice did not answer, so the agent sounds different.',
    polly: 'Amazon Polly speaks from here on: the usual voice did not answer, so the agent sounds different.',
    'bedrock-fallback': 'The second model on Amazon Bedrock answered: the usual model was too slow or did not answer.',
    bedrock: 'Claude on Amazon Bedrock answered: the usual model was too slow or did not answer.',
    anthropic: 'Claude by Anthropic answered: the usual model was too slow or did not answer.',
    'openai-model': 'The other model answered: the usual model was too slow or did not answer.',
  },
  another: (vendor: string) => `${vendor} stood in: the usual one did not answer.`,
});

import { z } from 'zod';

/** Who can lead a conversation. `bedrockFallback`: the second model of Bedrock, perhaps in another region. */
export const modelSourceSchema = z.enum(['bedrock', 'bedrockFallback', 'anthropic', 'openAiModel']);
export type ModelSource = z.output<typeof modelSourceSchema>;
export const voiceSourceSchema = z.enum(['deepgram', 'polly', 'openAiVoice']);
export type VoiceSource = z.output<typeof voiceSourceSchema>;
export const recogniserSourceSchema = z.enum(['deepgram', 'transcribe']);
export type RecogniserSource = z.output<typeof recogniserSourceSchema>;

/** Which vendors a workspace wants to use. Whatever is left out is as the installation has it. */
export const providerChoiceSchema = z
  .strictObject({
    model: modelSourceSchema.optional(),
    /** Asked when the first is slow or fails. Left out: Bedrock's second model behind its first, otherwise nobody. */
    secondModel: z.union([modelSourceSchema, z.literal('none')]).optional(),
    voice: voiceSourceSchema.optional(),
    recogniser: recogniserSourceSchema.optional(),
  })
  .refine(({ model = 'bedrock', secondModel }) => model !== secondModel, {
    path: ['secondModel'],
    error: 'somebody else than the first',
  });
export type ProviderChoice = z.output<typeof providerChoiceSchema>;

/** An account, as far as it matters for who does what. */
interface KnownAccount {
  readonly vendor: string;
  readonly settings: unknown;
}

/** Which parts of a call a workspace brings itself, going by its accounts and its choice. */
export function ownPartsOf(
  accounts: readonly KnownAccount[],
  { model, voice, recogniser }: ProviderChoice = {},
): ('stt' | 'tts' | 'llm' | 'phone')[] {
  const has = (vendor: string) => accounts.some((account) => account.vendor === vendor);
  const aws = awsModelsSchema.safeParse(accounts.find(({ vendor }) => vendor === 'aws')?.settings).data;
  // Whoever was chosen and has no account is not used: only the installation may have one of Amazon's.
  const isOther = (source: string | undefined) => source !== undefined && has(source);
  const isOwn = {
    stt: has(recogniser === 'transcribe' ? 'aws' : 'deepgram'),
    tts: voice === 'polly' ? has('aws') : isOther(voice) || has('deepgram'),
    llm: isOther(model) || (model === 'bedrockFallback' ? aws?.fallbackModelId : aws?.modelId) !== undefined,
    phone: has('twilio'),
  };
  return (['stt', 'tts', 'llm', 'phone'] as const).filter((part) => isOwn[part]);
}

const awsModelsSchema = z.object({ modelId: z.string(), fallbackModelId: z.string() }).partial();

import { providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { z } from 'zod';
import { shownAccountSchema } from './account.schema.ts';

const kind = z.enum(['practice', 'real']);

export const listProvidersOutput = z.object({
  accounts: z.array(shownAccountSchema),
  choice: providerChoiceSchema,
  /** What serves where the workspace has no account of its own. */
  installation: z.object({ stt: kind, tts: kind, llm: kind, phone: kind, mail: z.enum(['practice', 'real', 'none']) }),
});

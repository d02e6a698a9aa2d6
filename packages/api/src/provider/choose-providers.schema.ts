import { providerChoiceSchema } from '@aybiza/providers/accounts/choice';
import { z } from 'zod';

export const chooseProvidersInput = providerChoiceSchema;
export const chooseProvidersOutput = z.object({ saved: z.literal(true) });

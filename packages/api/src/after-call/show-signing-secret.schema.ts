import { z } from 'zod';

export const showSigningSecretOutput = z.object({
  /** Signs what the webhooks of lanes are told (Standard Webhooks). */
  secret: z.string(),
});

import { z } from 'zod';

/** What a person calls a passkey. */
export const passkeyNameSchema = z.string().trim().min(1).max(60);

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000);
const transports = z
  .array(z.string().regex(/^[a-z-]{1,20}$/))
  .max(10)
  .default([]);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };

/** `RegistrationResponseJSON` of WebAuthn Level 3, as far as it is used. */
export const registrationResponseSchema = z
  .object({
    ...credential,
    response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports }),
  })
  .transform((value) => ({ ...value, clientExtensionResults: {} }));

/** `AuthenticationResponseJSON` of WebAuthn Level 3, as far as it is used. */
export const signInResponseSchema = z
  .object({
    ...credential,
    response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  })
  .transform((value) => ({ ...value, clientExtensionResults: {} }));

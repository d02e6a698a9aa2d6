import { credentialNameSchema } from '@aybiza/flow';
import { parseUrl } from '@aybiza/foundation/url';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

const HEADER_NAME = /^[A-Za-z0-9-]{1,60}$/;
/** What decides where a message goes or how it is read is nobody's key. */
const NOT_KEYS =
  /^(?:host|content-.*|transfer-encoding|connection|upgrade|accept-encoding|te|trailer|expect|proxy-.*)$/i;
/** What a header may carry: letters, digits and signs of ASCII. */
const SECRET = /^[\u0020-\u007e]+$/;

const originSchema = plainText(300).transform((text, context) => {
  const url = parseUrl(text.trim());
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search + url.hash + url.username + url.password === '')
    return url.origin;
  context.addIssue('an address such as https://crm.example.com, without a path');
  return z.NEVER;
});

/** How the secret is shown to the other system. */
const mannerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer') }),
  z.strictObject({ kind: z.literal('basic'), username: plainText(200).regex(/^[^:]*$/, 'a name without a colon') }),
  z.strictObject({
    kind: z.literal('header'),
    header: z
      .string()
      .regex(HEADER_NAME, 'letters, digits and hyphens')
      .refine((name) => !NOT_KEYS.test(name), 'another header'),
  }),
]);

export const setCredentialInput = z.strictObject({
  /** As flows name it: small letters, digits and `_`. */
  name: credentialNameSchema,
  manner: mannerSchema,
  /** The only addresses it is sent to. */
  origins: z
    .array(originSchema)
    .min(1)
    .max(10)
    .transform((origins) => [...new Set(origins)]),
  /** Left out where it stays as it was. */
  secret: z
    .string()
    .trim()
    .min(1)
    .max(4_000)
    .regex(SECRET, 'letters, digits and signs, without line breaks')
    .optional(),
});
export const setCredentialOutput = z.object({ saved: z.literal(true) });

export const removeCredentialInput = z.strictObject({ name: credentialNameSchema });
export const removeCredentialOutput = z.object({ removed: z.literal(true) });

export const listCredentialsOutput = z.array(
  z.object({
    name: z.string(),
    manner: mannerSchema,
    origins: z.array(z.string()),
    /** The last four characters of the secret; empty where it is too short to show any. */
    secretEnding: z.string(),
    changedAt: z.int(),
  }),
);

import { parseUrl } from '@aybiza/foundation/url';
import { z } from 'zod';
import { mailSenderSchema } from '../mail/mail-address.ts';
import { mailServerSchema } from '../mail/mail-server.ts';
import { regionSchema } from './place.ts';

/** Whom a workspace may have an account of its own with. */
export const VENDORS = ['twilio', 'deepgram', 'aws', 'anthropic', 'openAiModel', 'openAiVoice', 'mail'] as const;
export const vendorSchema = z.enum(VENDORS);
export type Vendor = z.output<typeof vendorSchema>;

/** A name that goes into an address or a message: letters, digits and what ids of models have (Bedrock also takes ARNs). */
const modelId = z
  .string()
  .max(300)
  .regex(/^[\w.:/@+-]+$/, 'the id of a model, without spaces');
/** It becomes part of a host's name. */
const region = z.string().regex(/^[a-z]{2}(-[a-z]{2,12}){1,3}-\d{1,2}$/, 'a region of AWS, such as eu-central-1');

/** An address without name, password, query or fragment; where it leads is checked when it is called. */
function address(protocols: RegExp, example: string) {
  return z
    .string()
    .max(500)
    .refine((text) => isPlainAddress(text, protocols), { error: `an address such as ${example}` })
    .transform((text) => text.replace(/\/+$/, ''));
}

function isPlainAddress(text: string, protocols: RegExp): boolean {
  const url = /[\s\\?#@]/.test(text) ? undefined : parseUrl(text);
  return url !== undefined && protocols.test(url.protocol);
}

/** Where a server processes what it is given, if that cannot be told by its address. Whoever says it answers for it. */
const processedIn = regionSchema.optional();

/** What may be shown of an account with each vendor. The one secret of each is kept apart. */
export const accountSettingsSchemas = {
  twilio: z.strictObject({
    accountSid: z.string().regex(/^AC[0-9a-f]{32}$/i, 'an account SID: AC and 32 characters'),
  }),
  deepgram: z.strictObject({
    /** Scheme and host of the sockets, where it is not the vendor's usual one. */
    baseUrl: address(/^wss?:$/, 'wss://api.eu.deepgram.com').optional(),
    processedIn,
  }),
  aws: z
    .strictObject({
      region,
      accessKeyId: z.string().regex(/^[A-Z0-9]{16,128}$/, 'an access key id: capital letters and digits'),
      /** A model, an inference profile or an ARN; without one the account brings no model. */
      modelId: modelId.optional(),
      fallbackModelId: modelId.optional(),
      /** Of the second model, where that is not the first one's. */
      fallbackRegion: region.optional(),
    })
    .refine(({ fallbackModelId, fallbackRegion }) => fallbackRegion === undefined || fallbackModelId !== undefined, {
      path: ['fallbackModelId'],
      error: 'the second region needs a model there',
    }),
  anthropic: z.strictObject({ modelId }),
  openAiModel: z.strictObject({ baseUrl: address(/^https?:$/, 'https://api.openai.com/v1'), modelId, processedIn }),
  openAiVoice: z.strictObject({
    baseUrl: address(/^https?:$/, 'https://api.openai.com/v1'),
    modelId,
    voice: z
      .string()
      .max(100)
      .regex(/^[\w.:/-]+$/, 'the name of a voice, without spaces'),
    processedIn,
  }),
  mail: z.strictObject({
    server: mailServerSchema,
    /** Left out: the server asks for nobody's name. */
    username: z
      .string()
      .max(254)
      .regex(/^[^\p{Cc}]+$/u, 'a user name')
      .optional(),
    /** What receivers see. */
    from: mailSenderSchema,
  }),
} as const satisfies Record<Vendor, z.ZodType>;

export type AccountSettings = { [Name in Vendor]: z.output<(typeof accountSettingsSchemas)[Name]> };

/** Goes into a header: nothing that ends one. */
const secret = z.string().regex(/^[\x21-\x7e]{8,500}$/, 'a key: at least 8 characters, without spaces');

const SECRETS: Readonly<Partial<Record<Vendor, z.ZodType<string>>>> = {
  twilio: z
    .string()
    .regex(
      /^[0-9a-f]{32}( *, *[0-9a-f]{32})?$/i,
      'an auth token: 32 characters, digits and a to f; while it is being changed two, with a comma between them',
    ),
  // Sent within the mail server's protocol, where any character may stand.
  mail: z.string().regex(/^[^\p{Cc}]{1,500}$/u, 'a password'),
};

/**
 * The tokens in the secret of a telephone account: one, or both while one is being replaced (Twilio: primary and secondary auth token).
 * What is signed with either is the account's word; the first is what the account's own requests carry.
 */
export function authTokensOf(secret: string): string[] {
  return secret.split(',').map((token) => token.trim());
}

/** The secret of an account: a token or a key. */
export function accountSecretSchema(vendor: Vendor): z.ZodType<string> {
  return SECRETS[vendor] ?? secret;
}

/** A server of one's own may ask for no key. */
export function needsSecret(vendor: Vendor): boolean {
  return vendor !== 'openAiModel' && vendor !== 'openAiVoice' && vendor !== 'mail';
}

/** What a secret may be sent to, and for whom: with another one the secret must be given anew. */
export function recipientOf(vendor: Vendor, settings: unknown): string {
  const { accountSid, accessKeyId, baseUrl, server, username } = recipientSchema.parse(settings);
  return JSON.stringify([vendor, accountSid?.toLowerCase(), accessKeyId, baseUrl, server?.toLowerCase(), username]);
}

const recipientSchema = z.looseObject({
  accountSid: z.string().optional(),
  accessKeyId: z.string().optional(),
  baseUrl: z.string().optional(),
  server: z.string().optional(),
  username: z.string().optional(),
});

/** An account as it is used: what may be shown, and the secret in the clear. */
export interface OpenAccount<Name extends Vendor> {
  readonly version: string;
  readonly settings: AccountSettings[Name];
  /** Empty where none is asked for. */
  readonly secret: string;
}

/** The accounts of one workspace. */
export type OwnAccounts = { readonly [Name in Vendor]?: OpenAccount<Name> | undefined };

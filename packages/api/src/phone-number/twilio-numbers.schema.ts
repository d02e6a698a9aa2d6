import { NUMBER_KINDS } from '@aybiza/backbone/trials/number-errand';
import { agentIdSchema, phoneNumberIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { environmentSchema } from '../deployment/deployment.schema.ts';
import { plainText } from '../plain-text.ts';
import { countrySchema } from './country.ts';
import { e164Schema } from './e164.ts';

const kind = z.enum(NUMBER_KINDS);
/** What a number costs each month, as the workspace's account pays: `1.15` of `USD`. */
const price = z.object({
  monthly: z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, 'an amount such as 1.15'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as USD'),
});

export const listFromTwilioOutput = z.object({
  /** They are the practice account's: nobody can call them. */
  isPractice: z.boolean(),
  numbers: z.array(
    z.object({
      e164: z.string(),
      label: z.string(),
      takesCalls: z.boolean(),
      /** Its calls are brought to this installation. */
      isRouted: z.boolean(),
      /** An agent of this workspace answers it, or one did. */
      phoneNumberId: phoneNumberIdSchema.nullable(),
    }),
  ),
});

export const listAvailableInput = z.strictObject({
  country: countrySchema,
  kind,
  /** Digits that are somewhere in the number. */
  contains: z
    .string()
    .regex(/^\d{0,12}$/, 'digits')
    .optional(),
});
export const listAvailableOutput = z.object({
  isPractice: z.boolean(),
  /** Null where there is none: nothing can be bought then. */
  price: price.nullable(),
  numbers: z.array(
    z.object({
      e164: z.string(),
      place: z.string(),
      /** Bought at Twilio, which wants an address or documents for it. */
      needsAddress: z.boolean(),
    }),
  ),
});

export const buyPhoneNumberInput = z.strictObject({
  e164: e164Schema,
  country: countrySchema,
  kind,
  /** What somebody has agreed to; at another price nothing is bought. */
  price,
  agentId: agentIdSchema,
  /** Of the agent, in which something was published. Left out: live. */
  environment: environmentSchema.optional(),
  label: plainText(80).trim().optional(),
});
export const buyPhoneNumberOutput = z.object({ phoneNumberId: phoneNumberIdSchema });

const routing = z.object({ voiceUrl: z.string(), fallbackUrl: z.string(), statusUrl: z.string() });
export const getConnectionInput = z.strictObject({ phoneNumberId: phoneNumberIdSchema });
export const getConnectionOutput = z.discriminatedUnion('status', [
  /** Twilio brings its calls here, or not: `differs` names what stands in the way. */
  z.object({
    status: z.literal('atTwilio'),
    isPractice: z.boolean(),
    has: routing,
    wants: routing,
    differs: z.array(z.enum(['voiceUrl', 'fallbackUrl', 'statusUrl', 'overriddenBy'])),
    overriddenBy: z.enum(['trunk', 'application']).nullable(),
  }),
  /** Twilio's account has no such number: a PBX may bring its calls; `isPractice`: practice callers may. */
  z.object({ status: z.literal('notAtTwilio'), isPractice: z.boolean(), wants: routing }),
  z.object({ status: z.literal('noAccount'), isInstallations: z.boolean() }),
  /** `message`: in Twilio's words. */
  z.object({ status: z.literal('failed'), reason: z.string(), message: z.string() }),
  /** No voice process answers: nothing was asked. */
  z.object({ status: z.literal('notAsked') }),
]);

export const routePhoneNumberInput = z.strictObject({ phoneNumberId: phoneNumberIdSchema });
export const routePhoneNumberOutput = z.object({
  /** False: Twilio's account has no such number. */
  routed: z.boolean(),
});

export const getPublicAddressOutput = z.object({
  /** Where Twilio reaches this installation; null while nobody has said (`PUBLIC_URL`). */
  address: z.string().nullable(),
  outcome: z.enum([
    'reachable',
    'notSet',
    'notHttps',
    'notPublic',
    'unreachable',
    'tooSlow',
    'anotherServer',
    /** No voice process answers. */
    'notAsked',
  ]),
});

export const updatePhoneNumberInput = z.strictObject({
  phoneNumberId: phoneNumberIdSchema,
  label: plainText(80).trim().optional(),
  /** Who is rung when a call cannot be taken and the flow names nobody; null: nobody. */
  fallbackNumber: e164Schema.nullable().optional(),
});
export const updatePhoneNumberOutput = z.object({ updated: z.literal(true) });

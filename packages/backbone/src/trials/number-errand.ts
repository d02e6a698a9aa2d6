import { z } from 'zod';

export const NUMBER_KINDS = ['local', 'mobile', 'tollFree'] as const;

/** What the token of a `number-errand` holds: something to be done at the workspace's telephone company. */
export const numberErrandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listOwned') }),
  z.object({
    type: z.literal('search'),
    country: z.string(),
    kind: z.enum(NUMBER_KINDS),
    contains: z.string().optional(),
  }),
  z.object({
    type: z.literal('buy'),
    e164: z.string(),
    country: z.string(),
    kind: z.enum(NUMBER_KINDS),
    /** What somebody has agreed to; another price buys nothing. */
    price: z.object({ monthly: z.string(), currency: z.string() }),
  }),
  /** Where its calls are brought. */
  z.object({ type: z.literal('check'), e164: z.string() }),
  /** Have its calls brought here. */
  z.object({ type: z.literal('route'), e164: z.string() }),
  /** Does the address under which the company reaches us lead to this installation? */
  z.object({ type: z.literal('checkAddress') }),
]);
export type NumberErrand = z.output<typeof numberErrandSchema>;

const routingSchema = z.object({ voiceUrl: z.string(), fallbackUrl: z.string(), statusUrl: z.string() });
const priceSchema = z.object({ monthly: z.string(), currency: z.string() });

/** Of each errand: what was done. */
const doneSchemas = {
  listOwned: z.object({
    numbers: z.array(z.object({ e164: z.string(), label: z.string(), takesCalls: z.boolean(), isRouted: z.boolean() })),
  }),
  search: z.object({
    /** Null where the company names none. */
    price: priceSchema.nullable(),
    numbers: z.array(z.object({ e164: z.string(), place: z.string(), needsAddress: z.boolean() })),
  }),
  buy: z.union([z.object({ e164: z.string(), label: z.string() }), z.object({ newPrice: priceSchema.nullable() })]),
  check: z.object({
    /** Null: the company has no such number. */
    has: routingSchema.extend({ overriddenBy: z.enum(['trunk', 'application']).nullable() }).nullable(),
    /** What it should have. */
    wants: routingSchema,
    /** The names of those that differ. */
    differs: z.array(z.enum(['voiceUrl', 'fallbackUrl', 'statusUrl', 'overriddenBy'])),
  }),
  route: z.object({ isRouted: z.boolean() }),
  checkAddress: z.object({
    address: z.string().nullable(),
    outcome: z.enum([
      'reachable',
      /** Nobody has said under which address this installation is reached. */
      'notSet',
      'notHttps',
      /** It leads to a private network, or to no network at all. */
      'notPublic',
      'unreachable',
      'tooSlow',
      /** Somebody else answers there. */
      'anotherServer',
    ]),
  }),
} as const satisfies Record<NumberErrand['type'], z.ZodType>;

export const ERRAND_FAILURES = ['wrongKey', 'unreachable', 'busy', 'refused'] as const;
const undoneSchema = z.discriminatedUnion('status', [
  /** `isInstallations`: calls come over the account of whoever runs the installation, whose numbers are not the workspace's business. */
  z.object({ status: z.literal('noAccount'), isInstallations: z.boolean() }),
  /** `message`: in the company's words. */
  z.object({ status: z.literal('failed'), reason: z.enum(ERRAND_FAILURES), message: z.string() }),
]);
export type ErrandUndone = z.output<typeof undoneSchema>;

export type ErrandDone<Type extends NumberErrand['type']> = z.output<(typeof doneSchemas)[Type]>;
export type ErrandReply<Type extends NumberErrand['type']> =
  | ErrandUndone
  | { readonly status: 'done'; readonly isPractice: boolean; readonly done: ErrandDone<Type> };

/** @throws ZodError for what is no answer to this errand */
export function readErrandReply<Type extends NumberErrand['type']>(type: Type, message: unknown): ErrandReply<Type> {
  const done = z.object({ status: z.literal('done'), isPractice: z.boolean(), done: z.unknown() });
  const reply = z.union([undoneSchema, done]).parse(message);
  if (reply.status !== 'done') return reply;
  // The registry above holds the schema of each.
  return { ...reply, done: doneSchemas[type].parse(reply.done) as ErrandDone<Type> };
}

import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { passkeyNameSchema, registrationResponseSchema, signInResponseSchema } from './passkey.schema.ts';
import { consumeChallenge, keepChallenge } from './passkey-challenge.ts';

export interface PasskeyOptions {
  /** The domain that passkeys are bound to, see `passkeyDomain`. */
  domain: string;
  origins: string[];
  /** Somebody has one more way in. */
  onAdded(email: string): Promise<void>;
}

const storedSchema = z.object({
  id: z.string(),
  userId: z.string(),
  name: z.string(),
  credentialId: z.string(),
  publicKey: z.string(),
  counter: z.number(),
  transports: z.string(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
});
/** A key of somebody's device or password manager, as it is stored; nothing of it is secret. */
export type StoredPasskey = z.output<typeof storedSchema>;
export const storedPasskeysSchema = z.array(storedSchema);

/** More than anybody has devices. */
const MOST_PASSKEYS = 20;
const MODEL = 'passkey';

const schema = {
  passkey: {
    fields: {
      userId: { type: 'string', required: true, references: { model: 'user', field: 'id' }, index: true },
      name: { type: 'string', required: true },
      credentialId: { type: 'string', required: true, unique: true },
      publicKey: { type: 'string', required: true },
      counter: { type: 'number', required: true },
      transports: { type: 'string', required: true },
      createdAt: { type: 'date', required: true },
      lastUsedAt: { type: 'date', required: false },
    },
  },
} as const;

/** WebAuthn binds keys to a domain and never to an IP address: on one's own machine that is `localhost`, under whichever name the page was opened. */
export function passkeyDomain(baseUrl: string): string {
  const { hostname } = new URL(baseUrl);
  return hostname === '127.0.0.1' || hostname === '[::1]' ? 'localhost' : hostname;
}

/**
 * Passkeys (WebAuthn Level 3): a device signs a challenge after it has made sure of its person, which is both factors at once. Ours and not better-auth's
 * package, whose newest version does not go with the newest better-auth.
 */
export function passkey(options: PasskeyOptions) {
  return {
    id: 'passkey',
    schema,
    endpoints: { ...addEndpoints(options), ...changeEndpoints(), ...signInEndpoints(options) },
  } satisfies BetterAuthPlugin;
}

function addEndpoints({ domain, origins, onAdded }: PasskeyOptions) {
  return {
    passkeyAddOptions: createAuthEndpoint(
      '/passkey/add-options',
      { method: 'POST', use: [sensitiveSessionMiddleware] },
      async (ctx) => {
        const { user } = ctx.context.session;
        const known = await ctx.context.adapter.findMany({
          model: MODEL,
          where: [{ field: 'userId', value: user.id }],
        });
        if (known.length >= MOST_PASSKEYS)
          throw refusal('TOO_MANY_PASSKEYS', 'Remove a passkey before you add another.');
        const options = await generateRegistrationOptions({
          rpName: 'AYBIZA',
          rpID: domain,
          userName: user.email,
          userDisplayName: user.name,
          userID: new Uint8Array(Buffer.from(user.id)),
          excludeCredentials: storedPasskeysSchema.parse(known).map(({ credentialId }) => ({ id: credentialId })),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        });
        await keepChallenge(ctx, options.challenge, user.id);
        return ctx.json(options);
      },
    ),
    passkeyAdd: createAuthEndpoint(
      '/passkey/add',
      {
        method: 'POST',
        use: [sensitiveSessionMiddleware],
        body: z.object({ name: passkeyNameSchema, response: registrationResponseSchema }),
      },
      async (ctx) => {
        const { user } = ctx.context.session;
        const verified = await verifyRegistrationResponse({
          response: ctx.body.response,
          expectedChallenge: async (challenge) => (await consumeChallenge(ctx, challenge)) === user.id,
          expectedOrigin: origins,
          expectedRPID: domain,
        }).catch(() => undefined); // whatever is wrong with it, it is not a key of theirs
        if (verified?.verified !== true)
          throw refusal('PASSKEY_REFUSED', 'This passkey could not be added. Try again.');
        const { id: credentialId, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
        await ctx.context.adapter.create({
          model: MODEL,
          data: {
            userId: user.id,
            name: ctx.body.name,
            credentialId,
            publicKey: Buffer.from(publicKey).toString('base64url'),
            counter,
            transports: transports.join(','),
            createdAt: new Date(),
          },
        });
        await onAdded(user.email);
        return ctx.json({ ok: true });
      },
    ),
  };
}

function changeEndpoints() {
  return {
    passkeyRename: createAuthEndpoint(
      '/passkey/rename',
      {
        method: 'POST',
        use: [sensitiveSessionMiddleware],
        body: z.object({ id: z.string(), name: passkeyNameSchema }),
      },
      async (ctx) => {
        const where = ownedBy(ctx.context.session.user.id, ctx.body.id);
        await ctx.context.adapter.update({ model: MODEL, where, update: { name: ctx.body.name } });
        return ctx.json({ ok: true });
      },
    ),
    passkeyRemove: createAuthEndpoint(
      '/passkey/remove',
      { method: 'POST', use: [sensitiveSessionMiddleware], body: z.object({ id: z.string() }) },
      async (ctx) => {
        await ctx.context.adapter.deleteMany({
          model: MODEL,
          where: ownedBy(ctx.context.session.user.id, ctx.body.id),
        });
        return ctx.json({ ok: true });
      },
    ),
  };
}

function signInEndpoints({ domain, origins }: PasskeyOptions) {
  return {
    passkeySignInOptions: createAuthEndpoint('/passkey/sign-in-options', { method: 'POST' }, async (ctx) => {
      const options = await generateAuthenticationOptions({ rpID: domain, userVerification: 'required' });
      await keepChallenge(ctx, options.challenge, 'anybody');
      return ctx.json(options);
    }),
    passkeySignIn: createAuthEndpoint(
      '/passkey/sign-in',
      { method: 'POST', body: z.object({ response: signInResponseSchema }) },
      async (ctx) => {
        const { response } = ctx.body;
        const found = await ctx.context.adapter.findOne({
          model: MODEL,
          where: [{ field: 'credentialId', value: response.id }],
        });
        const known = storedSchema.safeParse(found).data;
        if (known === undefined) throw notKnown();
        const verified = await verifyAuthenticationResponse({
          response,
          expectedChallenge: async (challenge) => (await consumeChallenge(ctx, challenge)) === 'anybody',
          expectedOrigin: origins,
          expectedRPID: domain,
          credential: {
            id: known.credentialId,
            publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
            counter: known.counter,
          },
        }).catch(() => undefined); // as above
        const user = await ctx.context.internalAdapter.findUserById(known.userId);
        if (verified?.verified !== true || user === null) throw notKnown();
        await ctx.context.adapter.update({
          model: MODEL,
          where: [{ field: 'id', value: known.id }],
          update: { counter: verified.authenticationInfo.newCounter, lastUsedAt: new Date() },
        });
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ok: true });
      },
    ),
  };
}

function ownedBy(userId: string, id: string) {
  return [
    { field: 'id', value: id },
    { field: 'userId', value: userId },
  ];
}

function notKnown() {
  return new APIError('UNAUTHORIZED', { code: 'PASSKEY_NOT_KNOWN', message: 'This passkey is not known here.' });
}

function refusal(code: string, message: string) {
  return new APIError('BAD_REQUEST', { code, message });
}

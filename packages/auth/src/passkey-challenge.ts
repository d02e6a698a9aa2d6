import type { GenericEndpointContext } from 'better-auth';

/** As long as the browser's own dialog is open, and a little. */
const TTL_MS = 5 * 60_000;

/** Remembers a challenge by its hash, and whom it is for. */
export async function keepChallenge(ctx: GenericEndpointContext, challenge: string, value: string): Promise<void> {
  const expiresAt = new Date(Date.now() + TTL_MS);
  await ctx.context.internalAdapter.createVerificationValue({ identifier: nameOf(challenge), value, expiresAt });
}

/** Uses a challenge up: whom it was for; undefined for one that is unknown, used or late. */
export async function consumeChallenge(ctx: GenericEndpointContext, challenge: string): Promise<string | undefined> {
  const consumed = await ctx.context.internalAdapter.consumeVerificationValue(nameOf(challenge));
  return consumed?.value;
}

function nameOf(challenge: string): string {
  return `passkey:${challenge}`;
}

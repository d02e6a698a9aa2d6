import { z } from 'zod';
import { readSignedToken, signToken } from './signed-token.ts';

const PURPOSE = 'widget-page';
const passSchema = z.strictObject({ origin: z.string() });

/**
 * Names a page's origin in the address by which its visitors reach the voice server, so that a socket of another page is refused before it
 * is one, without a question to the database. It lets nobody in: that is what the token of the call is for.
 */
export function signPagePass(origin: string, secret: string): string {
  return signToken({ origin }, { secret, purpose: PURPOSE });
}

/** The origin that a pass names; undefined for one that we have not signed. */
export function readPagePass(pass: string, secret: string): string | undefined {
  return passSchema.safeParse(readSignedToken(pass, { secret, purpose: PURPOSE })).data?.origin;
}

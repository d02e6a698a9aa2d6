import { publicProcedure } from '../trpc.ts';
import { getSessionOutput } from './get-session.schema.ts';

/** Who is signed in, and how somebody who is not may come in. */
export const getSession = publicProcedure({ route: 'GET /session', summary: 'Who is signed in' })
  .output(getSessionOutput)
  .query(async ({ ctx }) => ({ person: ctx.session, offer: await ctx.getOffer() }));

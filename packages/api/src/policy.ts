import { type Role, roleSchema, rolesFrom } from '@aybiza/db/members';
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';

/** What tRPC keeps of a procedure; it does not type all of it. */
const definitionSchema = z.object({
  meta: z.object({
    access: z.union([
      z.enum(['public', 'signedIn']),
      z.object({ role: roleSchema, whileSuspended: z.boolean().optional() }),
    ]),
  }),
});

/**
 * The names of the procedures that somebody with this role may call. Read off the procedures themselves: what the designer offers and what
 * the API lets through are one table.
 */
export function listAllowed(router: AnyTRPCRouter, who: { role: Role; isSuspended: boolean }): string[] {
  const procedures: Record<string, AnyTRPCProcedure> = router._def.procedures;
  return Object.entries(procedures)
    .filter(([, { _def }]) => {
      const { access } = definitionSchema.parse(_def).meta;
      if (typeof access === 'string') return true;
      return rolesFrom(access.role).includes(who.role) && (!who.isSuspended || access.whileSuspended === true);
    })
    .map(([name]) => name);
}

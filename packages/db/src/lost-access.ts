import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import { roleSchema } from './members.ts';
import { type Db, lookupOf } from './transaction.ts';

export const accessGroundSchema = z.union([
  z.strictObject({
    workspaceId: workspaceIdSchema,
    userId: z.string(),
    /** Any of these will do. */
    roles: z.array(roleSchema).readonly(),
    sessionId: z.string(),
  }),
  z.strictObject({ workspaceId: workspaceIdSchema, keyId: z.string(), scope: z.string() }),
]);
/** By what right somebody is where they are. */
export type AccessGround = z.output<typeof accessGroundSchema>;

const lostSchema = z.array(z.object({ place: z.int() }));

/** Which of these have lost their right, by their places in the list; one question for any number. */
export async function listLostAccess(db: Db, grounds: readonly AccessGround[]): Promise<number[]> {
  const watched = JSON.stringify(grounds.map((ground, place) => ({ place, ...ground })));
  const rows = await lookupOf(db)`SELECT * FROM list_lost_access(${watched}::jsonb)`;
  return parseStored(lostSchema, rows).map(({ place }) => place);
}

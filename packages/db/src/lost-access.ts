import type { WorkspaceId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import type { Role } from './members.ts';
import { type Db, lookupOf } from './transaction.ts';

/** By what right somebody is where they are. */
export type AccessGround = { readonly workspaceId: WorkspaceId } & (
  | {
      readonly userId: string;
      /** Any of these will do. */
      readonly roles: readonly Role[];
      /** Left out where it is not known. */
      readonly sessionId?: string | undefined;
    }
  | { readonly keyId: string; readonly scope: string }
);

const lostSchema = z.array(z.object({ place: z.int() }));

/** Which of these have lost their right, by their places in the list; one question for any number. */
export async function listLostAccess(db: Db, grounds: readonly AccessGround[]): Promise<number[]> {
  const watched = JSON.stringify(grounds.map((ground, place) => ({ place, ...ground })));
  const rows = await lookupOf(db)`SELECT * FROM list_lost_access(${watched}::jsonb)`;
  return parseStored(lostSchema, rows).map(({ place }) => place);
}

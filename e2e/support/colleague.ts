import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDb, type Db } from '@aybiza/db/client';
import { addMember, type Role } from '@aybiza/db/members';
import { findDemoWorkspace } from '@aybiza/db/workspaces';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import pg from 'pg';
import { z } from 'zod';

const passwordsSchema = z.object({ app: z.string() });
const secretsSchema = z.object({ authSecret: z.string() });

/** Where the product's own PostgreSQL is, as the programs reach it. */
function databaseUrlOf(dataDir: string): string {
  const folder = join(dataDir, 'postgres');
  const { app } = passwordsSchema.parse(JSON.parse(readFileSync(join(folder, 'passwords.json'), 'utf8')));
  // PostgreSQL writes its port in the fourth line.
  const port = readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgresql://aybiza_app:${app}@127.0.0.1:${port}/aybiza`;
}

/** Makes somebody a member of the demo's workspace, and signs them in. Gives the value of their cookie. */
export async function addColleague(dataDir: string, person: Person): Promise<string> {
  const url = databaseUrlOf(dataDir);
  const db = createDb({ url });
  try {
    const workspaceId = await findDemoWorkspace(db);
    if (workspaceId === undefined) throw new Error('the product has no demo workspace');
    return await addMemberOf({ db, url, dataDir, workspaceId }, person);
  } finally {
    await db.close();
  }
}

interface Person {
  readonly name: string;
  readonly role: Role;
}

/** The same in any workspace of an installation. */
export async function addMemberOf(
  { db, url, dataDir, workspaceId }: { db: Db; url: string; dataDir: string; workspaceId: WorkspaceId },
  { name, role }: Person,
): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const userId = randomUUID();
    const token = randomUUID();
    await client.query(`INSERT INTO "user" (id, name, email, "emailVerified") VALUES ($1, $2, $3, false)`, [
      userId,
      name,
      `${userId}@example.com`,
    ]);
    await client.query(
      `INSERT INTO session (id, token, "userId", "expiresAt", "updatedAt") VALUES ($1, $1, $2, now() + '1 hour', now())`,
      [token, userId],
    );
    await db.forWorkspace(workspaceId, (tx) => addMember(tx, { userId, role }));
    const { authSecret } = secretsSchema.parse(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')));
    const signature = createHmac('sha256', authSecret).update(token).digest('base64');
    return encodeURIComponent(`${token}.${signature}`);
  } finally {
    await client.end();
  }
}

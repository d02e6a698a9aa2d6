/**
 * A program of its own: follows the audit log of every workspace and says how each ends; ends with 1 when one is broken, and names the row.
 * Ends that were noted earlier, as `workspace:number:hash`, can be given as arguments: the logs must lead through them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDb } from '@aybiza/db/client';
import { followAuditChain } from '@aybiza/db/verify-audit-chain';
import { listWorkspaceIds } from '@aybiza/db/workspaces';
import { parseEnv } from '@aybiza/foundation/env';
import { workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

const PAGE = 100;
const anchorSchema = z
  .string()
  .regex(/^[^:]+:\d+:[0-9a-f]{64}$/, 'an anchor is workspace:number:hash')
  .transform((text) => {
    const [workspaceId, seq = '', hash = ''] = text.split(':');
    return [workspaceIdSchema.parse(workspaceId), { seq: BigInt(seq), hash }] as const;
  });

const file = join(import.meta.dirname, '../../.env');
if (existsSync(file)) process.loadEnvFile(file);
const env = parseEnv(z.object({ DATABASE_URL: z.url() }), process.env);
const anchors = new Map(z.array(anchorSchema).parse(process.argv.slice(2)));

const db = createDb({ url: env.DATABASE_URL, poolSize: 2 });
for (let behind = '', more = true; more; ) {
  const page = await listWorkspaceIds(db, { behind, limit: PAGE });
  for (const workspaceId of page) {
    const verdict = await followAuditChain(db, workspaceId, anchors.get(workspaceId));
    if (verdict.status === 'intact') {
      process.stdout.write(`intact ${workspaceId}:${verdict.end.seq}:${verdict.end.hash}\n`);
      continue;
    }
    const { seq, id } = verdict.at;
    process.stderr.write(
      `broken ${workspaceId} at entry ${seq}${id === null ? ', which is missing or another' : ` (${id})`}\n`,
    );
    process.exitCode = 1;
  }
  behind = page.at(-1) ?? '';
  more = page.length === PAGE;
}
await db.close();

import { type SpokenLine, searchableText } from '@aybiza/call-log';
import { type CallId, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored, storableText, toJsonText } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** Stands between two lines, so that no phrase is found across them. */
const BETWEEN_LINES = '\nxlinex\n';
/** Hours of talk; what is beyond is not found by its words. A tsvector holds 1 MB. */
const MAX_SEARCHED = 200_000;

/** Keeps what was said in a call for searching, in place of what was kept before. False when the call is gone, or its log was erased. */
export async function saveCallText(tx: Tx, callId: CallId, lines: readonly SpokenLine[]): Promise<boolean> {
  const { workspaceId } = tx;
  const said = lines.map(({ who, text }) => [who, text]);
  const searched = storableText(searchableText(lines.map(({ text }) => text).join(BETWEEN_LINES))).slice(
    0,
    MAX_SEARCHED,
  );
  const count = await clientOf(tx).$executeRaw`
    INSERT INTO call_text (call_id, workspace_id, lines_document, words)
    SELECT call.id, call.workspace_id, ${toJsonText(said)}::jsonb, to_tsvector('simple', ${searched})
    FROM call WHERE call.workspace_id = ${workspaceId} AND call.id = ${callId} AND call.log_erased_at IS NULL
    ON CONFLICT (call_id) DO UPDATE SET lines_document = excluded.lines_document, words = excluded.words`;
  return count > 0;
}

const textsSchema = z.array(
  z.object({
    callId: callIdSchema,
    linesDocument: z.array(
      z.tuple([z.enum(['agent', 'caller', 'operator']), z.string()]).transform(([who, text]) => ({ who, text })),
    ),
  }),
);

/** What was said in some calls, by their ids. */
export async function listCallTexts(
  tx: Tx,
  ids: readonly CallId[],
): Promise<ReadonlyMap<CallId, readonly SpokenLine[]>> {
  const rows = await clientOf(tx).callText.findMany({
    where: { workspaceId: tx.workspaceId, callId: { in: [...ids] } },
    select: { callId: true, linesDocument: true },
  });
  return new Map(parseStored(textsSchema, rows).map(({ callId, linesDocument }) => [callId, linesDocument]));
}

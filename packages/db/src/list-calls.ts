import { type CallChannel, findSnippets, parseTextQuery, type Snippet } from '@aybiza/call-log';
import { AppError } from '@aybiza/foundation/errors';
import { type AgentId, type CallId, callIdSchema, type FlowVersionId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { listCallTexts } from './call-texts.ts';
import { type CallStatus, type StoredCall, toStoredCalls } from './calls.ts';
import { parseStored, storableText, toJsonText } from './columns.ts';
import { toPartyFilter } from './party-filter.ts';
import { clientOf, type Tx } from './transaction.ts';

const MAX_LIMIT = 100;
/** Lines of a call that are shown of what was found in it. */
const SNIPPETS = 2;

export interface CallFilter {
  agentId?: AgentId;
  flowVersionId?: FlowVersionId;
  status?: CallStatus;
  outcome?: string;
  channel?: CallChannel;
  isTest?: boolean;
  /** Epoch milliseconds, inclusive. */
  startedFrom?: number;
  /** Epoch milliseconds, exclusive. */
  startedBefore?: number;
  minDurationMs?: number;
  maxDurationMs?: number;
  /** Part of either party's number or name, as somebody writes it: `020 7946` finds +442079460123. */
  party?: string;
  /** What was said: words, "phrases", -without. Calls that have ended only. */
  text?: string;
}

/** A call with the lines in which something was found. */
export type ListedCall = StoredCall & { snippets: Snippet[] };

export interface CallPage {
  calls: ListedCall[];
  /** For the next page; absent on the last one. */
  nextCursor: string | undefined;
}

/** Calls, newest first, at most 100 at a time. New calls do not shift a page that is being read. */
export async function listCalls(
  tx: Tx,
  filter: CallFilter,
  page: { limit: number; cursor?: string },
): Promise<CallPage> {
  const limit = Math.min(Math.max(1, page.limit), MAX_LIMIT);
  const cursor = page.cursor === undefined ? undefined : parseCursor(page.cursor);
  const { text, party, ...rest } = filter;
  const wanted = { filter: rest, take: limit + 1, cursor };
  const isSearch = text !== undefined || party !== undefined;
  const found = isSearch ? await searchCalls(tx, { text, party }, wanted) : await findCalls(tx, wanted);
  const calls = found.slice(0, limit);
  const last = calls.at(-1);
  return { calls, nextCursor: found.length > limit && last !== undefined ? toCursor(last) : undefined };
}

interface Wanted {
  filter: Omit<CallFilter, 'text' | 'party'>;
  take: number;
  cursor: Cursor | undefined;
}

async function findCalls(tx: Tx, { filter, take, cursor }: Wanted): Promise<ListedCall[]> {
  const rows = await clientOf(tx).call.findMany({
    where: { workspaceId: tx.workspaceId, AND: [toWhere(filter), cursor === undefined ? {} : afterCursor(cursor)] },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take,
  });
  return withoutSnippets(rows);
}

function withoutSnippets(rows: readonly unknown[]): ListedCall[] {
  return toStoredCalls(rows).map((call) => ({ ...call, snippets: [] }));
}

const foundSchema = z.array(z.object({ call_id: callIdSchema }));

/** What only an index finds among many calls: words, and parts of numbers. */
interface Sought {
  text: string | undefined;
  party: string | undefined;
}

async function searchCalls(tx: Tx, { text, party }: Sought, { filter, take, cursor }: Wanted): Promise<ListedCall[]> {
  const query = text === undefined ? null : parseTextQuery(text);
  if (query === undefined) return [];
  const client = clientOf(tx);
  const narrowed = {
    ...filter,
    ...(party === undefined ? {} : toPartyFilter(storableText(party))),
    ...(cursor === undefined ? {} : { cursorAt: cursor[0], cursorId: cursor[1] }),
  };
  const searched = query === null ? null : storableText(query.searched);
  const found = await client.$queryRaw`
    SELECT call_id FROM search_calls(${searched}, ${toJsonText(narrowed)}::jsonb, ${take}::integer)`;
  const ids = parseStored(foundSchema, found).map(({ call_id }) => call_id);
  const rows = await client.call.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: ids } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  });
  if (query === null) return withoutSnippets(rows);
  const texts = await listCallTexts(tx, ids);
  return toStoredCalls(rows).map((call) => ({
    ...call,
    snippets: findSnippets(texts.get(call.id) ?? [], query.terms, SNIPPETS),
  }));
}

/** Every condition is coded here; nothing of the filter is ever an operator. */
function toWhere(filter: Wanted['filter']) {
  const { startedFrom, startedBefore, minDurationMs, maxDurationMs, ...equal } = filter;
  const startedAt = {
    ...(startedFrom === undefined ? {} : { gte: new Date(startedFrom) }),
    ...(startedBefore === undefined ? {} : { lt: new Date(startedBefore) }),
  };
  const durationMs = {
    ...(minDurationMs === undefined ? {} : { gte: minDurationMs }),
    ...(maxDurationMs === undefined ? {} : { lte: maxDurationMs }),
  };
  return {
    ...equal,
    startedAt,
    ...(Object.keys(durationMs).length === 0 ? {} : { durationMs }),
  };
}

const cursorSchema = z.tuple([z.int(), callIdSchema]);
type Cursor = z.output<typeof cursorSchema>;

function toCursor(call: { startedAt: number; id: CallId }): string {
  return Buffer.from(JSON.stringify([call.startedAt, call.id])).toString('base64url');
}

function afterCursor([startedAtMs, id]: Cursor) {
  const startedAt = new Date(startedAtMs);
  // The first condition is in the second; by it the index begins at the cursor instead of at the newest call.
  return { startedAt: { lte: startedAt }, OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] };
}

function parseCursor(cursor: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new AppError('this cursor is not one we gave', {
      code: 'INVALID_CURSOR',
      retryable: false,
      expose: true,
      cause,
    });
  }
}

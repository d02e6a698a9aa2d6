import {
  type AgentId,
  agentIdSchema,
  type BackTestId,
  backTestIdSchema,
  type CallId,
  callIdSchema,
  type FlowVersionId,
  flowVersionIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { type StoredCall, toStoredCalls } from './calls.ts';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** `stopped`: by a person. `failed`: something broke; what was found out by then is there. */
const statusSchema = z.enum(['waiting', 'running', 'finished', 'stopped', 'failed']);
export type BackTestStatus = z.output<typeof statusSchema>;

const verdictSchema = z.enum(['same', 'otherPath', 'otherOutcome', 'undecided']);
export type BackTestVerdict = z.output<typeof verdictSchema>;

/** Of one back-test; the oldest calls of a longer period are left out. */
export const MOST_BACK_TESTED_CALLS = 5_000;
/** Of an agent; older ones are removed when another is asked for. */
const KEPT_BACK_TESTS = 20;

const backTestSchema = z.object({
  id: backTestIdSchema,
  agentId: agentIdSchema,
  /** The published version that was chosen; null: the draft as it was, or a flow that was given. */
  flowVersionId: flowVersionIdSchema.nullable(),
  statechartHash: z.string(),
  startedFrom: momentColumn,
  startedBefore: momentColumn,
  includesTests: z.boolean(),
  asksModel: z.boolean(),
  status: statusSchema,
  total: z.int(),
  askedAt: momentColumn,
  endedAt: momentColumn.nullable(),
});
/** The calls of a period against a flow. */
export type BackTest = z.output<typeof backTestSchema>;

export interface NewBackTest {
  agentId: AgentId;
  /** Left out: no published version. */
  flowVersionId?: FlowVersionId | undefined;
  statechartHash: string;
  /** Epoch milliseconds: from inclusive, before exclusive. */
  startedFrom: number;
  startedBefore: number;
  includesTests: boolean;
  asksModel: boolean;
  askedBy: string | null;
}

/** Notes what is asked for, and how many calls that are. The oldest back-tests of the agent make room. */
export async function addBackTest(tx: Tx, asked: NewBackTest): Promise<BackTestId> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const { agentId, startedFrom, startedBefore, flowVersionId = null } = asked;
  const old = await client.backTest.findMany({
    where: { workspaceId, agentId },
    orderBy: { askedAt: 'desc' },
    skip: KEPT_BACK_TESTS - 1,
    select: { id: true },
  });
  await client.backTest.deleteMany({ where: { workspaceId, id: { in: old.map(({ id }) => id) } } });
  const found = await client.call.count({ where: callsOf(tx, asked) });
  const id = newId('backTest');
  await client.backTest.create({
    data: {
      ...asked,
      flowVersionId,
      id,
      workspaceId,
      startedFrom: new Date(startedFrom),
      startedBefore: new Date(startedBefore),
      total: Math.min(found, MOST_BACK_TESTED_CALLS),
    },
  });
  return id;
}

function callsOf(
  { workspaceId }: Tx,
  {
    agentId,
    startedFrom,
    startedBefore,
    includesTests,
  }: Omit<NewBackTest, 'flowVersionId' | 'statechartHash' | 'asksModel' | 'askedBy'>,
) {
  return {
    workspaceId,
    agentId,
    startedAt: { gte: new Date(startedFrom), lt: new Date(startedBefore) },
    // A call that goes on has not gone its way.
    status: { not: 'live' },
    ...(includesTests ? {} : { isTest: false }),
  };
}

export async function findBackTest(tx: Tx, id: BackTestId): Promise<BackTest | undefined> {
  const row = await clientOf(tx).backTest.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(backTestSchema, row);
}

/** Of one agent, the newest first. */
export async function listBackTests(tx: Tx, agentId: AgentId): Promise<BackTest[]> {
  const rows = await clientOf(tx).backTest.findMany({
    where: { workspaceId: tx.workspaceId, agentId },
    orderBy: { askedAt: 'desc' },
    take: KEPT_BACK_TESTS,
  });
  return parseStored(z.array(backTestSchema), rows);
}

/** Notes how far it is, unless it has ended: who has stopped it has stopped it. False when it has, or is gone. */
export async function noteBackTest(tx: Tx, id: BackTestId, status: BackTestStatus): Promise<boolean> {
  const isOver = status !== 'waiting' && status !== 'running';
  const { count } = await clientOf(tx).backTest.updateMany({
    where: { workspaceId: tx.workspaceId, id, endedAt: null },
    data: { status, ...(isOver ? { endedAt: new Date() } : {}) },
  });
  return count > 0;
}

/** The newest calls that have not been gone through yet, at most `limit`; none once there are enough. */
export async function nextBackTestCalls(tx: Tx, backTest: BackTest, limit: number): Promise<StoredCall[]> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const { id: backTestId, total } = backTest;
  const done = await client.backTestCall.count({ where: { workspaceId, backTestId } });
  const rows = await client.call.findMany({
    where: { ...callsOf(tx, backTest), backTests: { none: { backTestId } } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: Math.max(0, Math.min(limit, total - done)),
  });
  return toStoredCalls(rows);
}

export interface NewBackTestCall {
  callId: CallId;
  /** Epoch milliseconds. */
  callStartedAt: number;
  verdict: BackTestVerdict;
  /** JSON; whoever reads it checks it. */
  finding: unknown;
}

/** Keeps how calls would have gone; a second time changes nothing. */
export async function addBackTestCalls(
  tx: Tx,
  backTestId: BackTestId,
  calls: readonly NewBackTestCall[],
): Promise<void> {
  await clientOf(tx).backTestCall.createMany({
    data: calls.map(({ finding, callStartedAt, ...call }) => ({
      ...call,
      backTestId,
      workspaceId: tx.workspaceId,
      callStartedAt: new Date(callStartedAt),
      findingDocument: toJsonColumn(finding),
    })),
    skipDuplicates: true,
  });
}

/** How many calls of each of these back-tests have which verdict. */
export async function countBackTestCalls(
  tx: Tx,
  ids: readonly BackTestId[],
): Promise<Map<BackTestId, Record<BackTestVerdict, number>>> {
  const rows = await clientOf(tx).backTestCall.groupBy({
    by: ['backTestId', 'verdict'],
    where: { workspaceId: tx.workspaceId, backTestId: { in: [...ids] } },
    _count: { _all: true },
  });
  const counts = new Map(ids.map((id) => [id, { same: 0, otherPath: 0, otherOutcome: 0, undecided: 0 }]));
  for (const { backTestId, verdict, _count } of rows) {
    const count = counts.get(backTestIdSchema.parse(backTestId));
    if (count !== undefined) count[verdictSchema.parse(verdict)] = _count._all;
  }
  return counts;
}

const backTestCallSchema = z
  .object({ callId: callIdSchema, verdict: verdictSchema, findingDocument: z.unknown(), call: z.unknown() })
  .transform(({ findingDocument, ...row }) => ({ ...row, finding: findingDocument }));

export interface BackTestCallPage {
  calls: { verdict: BackTestVerdict; finding: unknown; call: StoredCall }[];
  /** The call after which the next page begins; absent on the last one. */
  nextAfter: CallId | undefined;
}

/** How the calls of a back-test would have gone, the newest first. */
export async function listBackTestCalls(
  tx: Tx,
  { backTestId, verdict }: { backTestId: BackTestId; verdict: BackTestVerdict },
  { limit, after }: { limit: number; after?: CallId | undefined },
): Promise<BackTestCallPage> {
  const rows = await clientOf(tx).backTestCall.findMany({
    where: { workspaceId: tx.workspaceId, backTestId, verdict },
    orderBy: [{ callStartedAt: 'desc' }, { callId: 'desc' }],
    include: { call: true },
    take: limit + 1,
    ...(after === undefined ? {} : { cursor: { backTestId_callId: { backTestId, callId: after } }, skip: 1 }),
  });
  const page = parseStored(z.array(backTestCallSchema), rows.slice(0, limit));
  const calls = toStoredCalls(page.map(({ call }) => call));
  return {
    calls: page.flatMap(({ verdict: found, finding }, index) => {
      const call = calls[index];
      return call === undefined ? [] : [{ verdict: found, finding, call }];
    }),
    nextAfter: rows.length > limit ? page.at(-1)?.callId : undefined,
  };
}

/** How one call would have gone. */
export async function findBackTestCall(
  tx: Tx,
  { backTestId, callId }: { backTestId: BackTestId; callId: CallId },
): Promise<{ finding: unknown } | undefined> {
  const row = await clientOf(tx).backTestCall.findFirst({ where: { workspaceId: tx.workspaceId, backTestId, callId } });
  return row === null ? undefined : { finding: row.findingDocument };
}

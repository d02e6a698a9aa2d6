import { type CallEvent, isHappening } from '@aybiza/call-log';
import {
  addBackTestCalls,
  type BackTest,
  findBackTest,
  type NewBackTestCall,
  nextBackTestCalls,
  noteBackTest,
} from '@aybiza/db/back-tests';
import { listWholeLog } from '@aybiza/db/call-events';
import type { StoredCall } from '@aybiza/db/calls';
import type { Db, Tx } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';
import { AppError } from '@aybiza/foundation/errors';
import type { JobPayloads } from '@aybiza/jobs';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import { type AskModel, backTestCall, readLoggedCall } from '@aybiza/scenarios';
import type { Statechart } from '@aybiza/statechart';
import { type JobHandler, nothingToDo } from '../job-handler.ts';
import type { ModelDoor } from '../models/open-model.ts';

type Payload = JobPayloads['back-test'];

interface BackTestWorld {
  readonly db: Db;
  readonly openModel: ModelDoor;
}

/** Calls whose logs are read, and whose results are written, together. */
const BATCH = 25;

/** Takes each call of a back-test through its flow. What is found out is there at once; a try that begins again goes on from it. */
export function createBackTest({ db, openModel }: BackTestWorld): JobHandler<Payload> {
  return {
    async run({ workspaceId, payload: { backTestId }, signal }) {
      const begun = await db.forWorkspace(workspaceId, async (tx) => {
        if (!(await noteBackTest(tx, backTestId, 'running'))) return undefined;
        const backTest = await findBackTest(tx, backTestId);
        const statechart = backTest && (await findStatechart(tx, backTest.statechartHash));
        return backTest && statechart && { backTest, statechart };
      });
      if (begun === undefined) return nothingToDo;
      const { backTest, statechart } = begun;
      const model = backTest.asksModel ? await openModel(workspaceId) : undefined;
      const llm = model?.llm;
      try {
        const charts = new Statecharts();
        for (;;) {
          signal.throwIfAborted();
          const batch = await db.forWorkspace(workspaceId, (tx) => readBatch(tx, backTest, charts));
          if (batch.length === 0) break;
          const found: NewBackTestCall[] = [];
          for (const logged of batch) found.push(await testCall(logged, statechart, llm && askModel(llm, signal)));
          const goesOn = await db.forWorkspace(workspaceId, async (tx) => {
            const isWanted = await noteBackTest(tx, backTestId, 'running');
            if (isWanted) await addBackTestCalls(tx, backTestId, found);
            return isWanted;
          });
          if (!goesOn) return nothingToDo;
        }
      } finally {
        await model?.close();
      }
      return { status: 'done', effect: async (tx) => void (await noteBackTest(tx, backTestId, 'finished')) };
    },
    // Also when it was given up: nobody waits for what does not come.
    onSettled: async (tx, { backTestId }) => void (await noteBackTest(tx, backTestId, 'failed')),
  };
}

interface ReadCall {
  readonly call: StoredCall;
  /** What it ran. */
  readonly was: Statechart | undefined;
  readonly events: readonly CallEvent[];
}

async function readBatch(tx: Tx, backTest: BackTest, charts: Statecharts): Promise<ReadCall[]> {
  const read: ReadCall[] = [];
  for (const call of await nextBackTestCalls(tx, backTest, BATCH)) {
    const was = await charts.find(tx, call.statechartHash);
    const events = await listWholeLog(tx, { callId: call.id, callStartedAt: call.startedAt });
    read.push({ call, was, events: events.filter(isHappening) });
  }
  return read;
}

/** What calls ran: a few versions, each read once. */
class Statecharts {
  readonly #byHash = new Map<string, Promise<Statechart | undefined>>();

  async find(tx: Tx, hash: string): Promise<Statechart | undefined> {
    const found = this.#byHash.get(hash) ?? findStatechart(tx, hash);
    this.#byHash.set(hash, found);
    return found;
  }
}

async function testCall(
  { call, was, events }: ReadCall,
  statechart: Statechart,
  ask: AskModel | undefined,
): Promise<NewBackTestCall> {
  const place = { callId: call.id, callStartedAt: call.startedAt };
  if (was === undefined || events.length === 0) {
    const undecided = { node: '', reason: 'cutOff' } as const;
    const blank = { outcomeWas: call.outcome, outcomeNow: null, divergence: null, assumed: [], undecided };
    return { ...place, verdict: 'undecided', finding: { verdict: 'undecided', ...blank } };
  }
  const finding = await backTestCall(readLoggedCall(was, events), statechart, ask);
  return { ...place, verdict: finding.verdict, finding };
}

function askModel(llm: LanguageModel, signal: AbortSignal): AskModel {
  return async ({ ticket, speech, question }) => {
    try {
      const reply = await llm.converse(question, { signal, onText() {} });
      return {
        type: 'modelReplied',
        wait: ticket,
        text: speech === null ? '' : reply.text,
        toolUses: reply.toolUses.map(({ id, name, input }) => ({ id, name, input })),
        modelId: reply.modelId,
        firstTokenMs: Math.round(reply.firstTokenMs),
        totalMs: Math.round(reply.totalMs),
        inputTokens: reply.usage.inputTokens,
        outputTokens: reply.usage.outputTokens,
      };
    } catch (error) {
      signal.throwIfAborted();
      return { type: 'modelFailed', wait: ticket, code: error instanceof AppError ? error.code : 'UNKNOWN' };
    }
  };
}

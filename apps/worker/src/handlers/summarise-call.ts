import { saveCallResults } from '@aybiza/db/call-results';
import { annotateCall, findCall, type StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { JobPayloads } from '@aybiza/jobs';
import { continueAfterCall } from '../after-call.ts';
import { type JobHandler, nothingToDo, type TryResult } from '../job-handler.ts';
import type { ModelDoor } from '../models/open-model.ts';
import { askForReport, type CallReport } from '../summary/ask-for-report.ts';
import { readTranscript } from '../summary/read-transcript.ts';
import { transcriptText } from '../summary/transcript-text.ts';

/** For a call in which the caller neither said nor pressed anything: known without asking a model. */
export const NOTHING_SAID = 'The caller said nothing.';
type Payload = JobPayloads['summarise-call'];

/** Summarises a call and finds out why it was made and whether it helped. Without a model calls stay without a summary. */
export function createSummariseCall({ db, openModel }: { db: Db; openModel: ModelDoor }): JobHandler<Payload> {
  return {
    async run(job) {
      const call = await db.forWorkspace(job.workspaceId, (tx) => findCall(tx, job.payload.callId));
      if (call === undefined || call.summary !== null) return nothingToDo;
      const lines = await readTranscript(db, job.workspaceId, call);
      if (!lines.some(({ who }) => who === 'caller')) return save(call, { summary: NOTHING_SAID }, 'worker');
      const { llm, isPractice, close } = await openModel(job.workspaceId);
      try {
        if (llm === undefined) return nothingToDo;
        const report = await askForReport(llm, transcriptText(lines), { signal: job.signal });
        return save(call, report, isPractice ? 'practice-model' : 'model');
      } finally {
        await close();
      }
    },
    onSettled: (tx, { callId }) => continueAfterCall(tx, callId),
  };
}

function save(call: StoredCall, report: CallReport, source: string): TryResult {
  // Also the summary: a result says where it comes from.
  const results = Object.entries(report).map(([name, value]) => ({ name, value, source }));
  return {
    status: 'done',
    async effect(tx) {
      await annotateCall(tx, call.id, { summary: report.summary });
      await saveCallResults(tx, call.id, results);
    },
  };
}

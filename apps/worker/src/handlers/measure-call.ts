import { foldFigures, foldTranscript } from '@aybiza/call-log';
import { listWholeLog } from '@aybiza/db/call-events';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { saveCallText } from '@aybiza/db/call-texts';
import { findCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { JobPayloads } from '@aybiza/jobs';
import { type JobHandler, nothingToDo } from '../job-handler.ts';

/** Keeps what a call comes to, and what was said in it for searching. Doing it again gives the same. */
export function createMeasureCall({ db }: { db: Db }): JobHandler<JobPayloads['measure-call']> {
  return {
    async run({ workspaceId, payload: { callId } }) {
      const call = await db.forWorkspace(workspaceId, (tx) => findCall(tx, callId));
      if (call === undefined || call.status === 'live') return nothingToDo;
      const key = { callId, callStartedAt: call.startedAt };
      const events = await db.forWorkspace(workspaceId, (tx) => listWholeLog(tx, key));
      const figures = foldFigures(events);
      const lines = foldTranscript(events).flatMap(({ who, text, pressed }) => (pressed ? [] : [{ who, text }]));
      return {
        status: 'done',
        async effect(tx) {
          await saveCallFigures(tx, callId, figures);
          await saveCallText(tx, callId, lines);
        },
      };
    },
  };
}

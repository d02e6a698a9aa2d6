import type { TranscriptLine } from '@aybiza/call-log';
import type { StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import type { ModelDoor } from '../models/open-model.ts';
import { readTranscript } from '../summary/read-transcript.ts';
import type { StepEnd } from './step-run.ts';

export interface StudyWorld {
  db: Db;
  openModel: ModelDoor;
}

/** Whom to ask about a call, and what was said in it. */
export interface Study {
  readonly llm: LanguageModel;
  readonly lines: readonly TranscriptLine[];
  /** Who answers; the practice model's answers are marked wherever they are shown. */
  readonly source: 'model' | 'practice-model';
}

/** Asks the workspace's model about a call. Without a model, or where the caller said nothing, there is nothing to ask: `quiet` says what then. */
export async function studyCall(
  { db, openModel }: StudyWorld,
  { workspaceId, call }: { workspaceId: WorkspaceId; call: StoredCall },
  { ask, quiet }: { ask(study: Study): Promise<StepEnd>; quiet: StepEnd },
): Promise<StepEnd> {
  const lines = await readTranscript(db, workspaceId, call);
  if (!lines.some(({ who }) => who === 'caller')) return quiet;
  const { llm, isPractice, close } = await openModel(workspaceId);
  try {
    if (llm === undefined) return { status: 'skipped', reason: 'there is no model that may be asked' };
    return await ask({ llm, lines, source: isPractice ? 'practice-model' : 'model' });
  } finally {
    await close();
  }
}

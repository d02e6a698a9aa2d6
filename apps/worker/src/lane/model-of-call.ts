import type { TranscriptLine } from '@aybiza/call-log';
import type { StoredCall } from '@aybiza/db/calls';
import type { Db } from '@aybiza/db/client';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import type { InstalledModel } from '../models/installed-model.ts';
import type { OwnModel } from '../models/own-model.ts';
import { readTranscript } from '../summary/read-transcript.ts';
import type { StepEnd } from './step-run.ts';

export interface StudyWorld {
  db: Db;
  /** Undefined: only workspaces with a model of their own get answers. */
  model: InstalledModel | undefined;
  /** Opens the model that a workspace has of its own. */
  openOwn(workspaceId: WorkspaceId): Promise<OwnModel | undefined>;
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
  { db, model, openOwn }: StudyWorld,
  { workspaceId, call }: { workspaceId: WorkspaceId; call: StoredCall },
  { ask, quiet }: { ask(study: Study): Promise<StepEnd>; quiet: StepEnd },
): Promise<StepEnd> {
  const lines = await readTranscript(db, workspaceId, call);
  if (!lines.some(({ who }) => who === 'caller')) return quiet;
  const own = await openOwn(workspaceId);
  try {
    const llm = own?.llm ?? model?.llm;
    if (llm === undefined) return { status: 'skipped', reason: 'there is no model that could be asked' };
    const source = own === undefined && model?.isPractice === true ? 'practice-model' : 'model';
    return await ask({ llm, lines, source });
  } finally {
    await own?.close();
  }
}

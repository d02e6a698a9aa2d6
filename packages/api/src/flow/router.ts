import { router } from '../trpc.ts';
import { checkFlow } from './check-flow.ts';
import { getDraft } from './get-draft.ts';
import { getPublished } from './get-published.ts';
import { getVersion } from './get-version.ts';
import { getWriting } from './get-writing.ts';
import { hearPrompt } from './hear-prompt.ts';
import { listVersions } from './list-versions.ts';
import { publishFlow } from './publish-flow.ts';
import { saveDraft } from './save-draft.ts';
import { simulateFlow } from './simulate-flow.ts';
import { stopWriting } from './stop-writing.ts';
import { tryRequest } from './try-request.ts';
import { writeFlow } from './write-flow.ts';

export const flowRouter = router({
  getDraft,
  saveDraft,
  check: checkFlow,
  simulate: simulateFlow,
  publish: publishFlow,
  listVersions,
  getVersion,
  getPublished,
  write: writeFlow,
  getWriting,
  stopWriting,
  tryRequest,
  hearPrompt,
});

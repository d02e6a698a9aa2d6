import { type BackTest, countBackTestCalls } from '@aybiza/db/back-tests';
import type { Tx } from '@aybiza/db/client';
import { listFlowVersions } from '@aybiza/db/flow-versions';
import type { Draft } from '@aybiza/db/flows';
import type { z } from 'zod';
import { compileDraft } from '../flow/compile-draft.ts';
import type { backTestOutput } from './back-test.schema.ts';

/** Back-tests of one agent with what was found out so far. */
export async function describeBackTests(
  tx: Tx,
  draft: Draft,
  backTests: readonly BackTest[],
): Promise<z.input<typeof backTestOutput>[]> {
  if (backTests.length === 0) return [];
  const counts = await countBackTestCalls(
    tx,
    backTests.map(({ id }) => id),
  );
  const compiled = await compileDraft(tx, draft);
  const hash = compiled.ok ? compiled.value.hash : undefined;
  const versions = new Map((await listFlowVersions(tx, draft.id)).map(({ id, number }) => [id, { id, number }]));
  return backTests.map(({ statechartHash, flowVersionId, ...backTest }) => ({
    ...backTest,
    counts: counts.get(backTest.id) ?? { same: 0, otherPath: 0, otherOutcome: 0, undecided: 0 },
    version: flowVersionId === null ? null : (versions.get(flowVersionId) ?? null),
    isOutdated: flowVersionId === null && statechartHash !== hash,
  }));
}

import type { Tx } from '@aybiza/db/client';
import type { Draft } from '@aybiza/db/flows';
import { compileFlow } from '@aybiza/flow';
import { findLibrary } from './find-library.ts';
import { findSubflows } from './find-subflows.ts';

/** What a draft compiles to, with the published flows that it names. */
export async function compileDraft(tx: Tx, { document }: Draft): Promise<ReturnType<typeof compileFlow>> {
  return compileFlow(document, { subflows: await findSubflows(tx, document), library: await findLibrary(tx) });
}

import type { Tx } from '@aybiza/db/client';
import type { Draft } from '@aybiza/db/flows';
import { compileFlow } from '@aybiza/flow';
import { findNamed } from './find-named.ts';

/** What a draft compiles to, with what it names of the workspace's. */
export async function compileDraft(
  tx: Tx,
  { document }: Pick<Draft, 'document'>,
): Promise<ReturnType<typeof compileFlow>> {
  return compileFlow(document, await findNamed(tx, document));
}

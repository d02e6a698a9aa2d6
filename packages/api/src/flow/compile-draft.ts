import type { Tx } from '@aybiza/db/client';
import type { Draft } from '@aybiza/db/flows';
import { compileFlow } from '@aybiza/flow';
import { findCostlyNumbers } from './find-costly-numbers.ts';
import { findNamed } from './find-named.ts';

/** What a draft compiles to, with what it names of the workspace's; refused with the problems that stop it from going live. */
export async function compileDraft(
  tx: Tx,
  { document }: Pick<Draft, 'document'>,
): Promise<ReturnType<typeof compileFlow>> {
  const compiled = compileFlow(document, await findNamed(tx, document));
  const costly = compiled.ok ? findCostlyNumbers(document) : [];
  return costly.length === 0 ? compiled : { ok: false, error: costly };
}

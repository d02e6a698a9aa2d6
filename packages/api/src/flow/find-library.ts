import type { Tx } from '@aybiza/db/client';
import { listCollections } from '@aybiza/db/knowledge-collections';
import { listDocuments } from '@aybiza/db/knowledge-documents';
import type { Library } from '@aybiza/flow';

/** What the workspace has that steps may answer from. */
export async function findLibrary(tx: Tx): Promise<Library> {
  return {
    documents: new Set((await listDocuments(tx)).map(({ id }): string => id)),
    collections: new Set((await listCollections(tx)).map(({ id }): string => id)),
  };
}

import type { KnowledgeDocumentId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import type { Storage } from '@aybiza/storage';

/** A file that was just put away. */
export interface KeptFile {
  readonly storageKey: string;
  readonly bytes: number;
}

interface IncomingFile {
  readonly workspaceId: WorkspaceId;
  readonly documentId: KnowledgeDocumentId;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Puts a file away as it comes, under a key of its own, and then has written down what it is. In this order: a row without its file could
 * not be read. A file whose row is refused is deleted; one that this process dies over is known to nobody and harms nobody.
 */
export async function keepFile(
  storage: Storage,
  { workspaceId, documentId, content }: IncomingFile,
  note: (kept: KeptFile) => Promise<void>,
): Promise<void> {
  const storageKey = `${workspaceId}/knowledge/${documentId}/${newId('request')}`;
  await storage.put(storageKey, content);
  try {
    await note({ storageKey, bytes: (await storage.size(storageKey)) ?? 0 });
  } catch (error) {
    await storage.delete(storageKey);
    throw error;
  }
}

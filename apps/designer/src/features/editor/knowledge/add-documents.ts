import type { KnowledgeDocument } from '@aybiza/flow';
import type { Result } from '@aybiza/foundation/result';
import { addDocument, freeId } from '../commands/index.ts';
import type { EditorStore } from '../editor-store.ts';
import { readDocument } from './read-document.ts';
import type { KnowledgeWords } from './strings.ts';

/** Adds each file as a document of its own; gives what could not be added, in sentences. */
export async function addDocuments(
  store: EditorStore,
  files: readonly File[],
  text: KnowledgeWords,
): Promise<string[]> {
  const read = await Promise.all(files.map((file) => readOrSay(file, text)));
  return read.flatMap((document) => {
    if (!document.ok) return [document.error];
    return putDocument(store, document.value) === undefined ? [text.full] : [];
  });
}

/** Adds a document under an id made of its title; gives the id, or nothing when the flow is full. */
export function putDocument(store: EditorStore, document: KnowledgeDocument): string | undefined {
  const id = freeId(store.getState().flow.knowledge, document.title.toLowerCase());
  return store.actions.run(addDocument, { id, document }) ? id : undefined;
}

async function readOrSay(file: File, text: KnowledgeWords): Promise<Result<KnowledgeDocument, string>> {
  try {
    return await readDocument(file, text);
  } catch {
    return { ok: false, error: text.unreadable(file.name) }; // Expected: a folder, or a file that is gone meanwhile.
  }
}

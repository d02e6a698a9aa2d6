import { router } from '../trpc.ts';
import { addFile } from './add-file.ts';
import { addPage } from './add-page.ts';
import { askKnowledge } from './ask-knowledge.ts';
import { changeDocument } from './change-document.ts';
import { addCollection, deleteCollection, renameCollection } from './collections.ts';
import { deleteDocument } from './delete-document.ts';
import { getDocument } from './get-document.ts';
import { listKnowledge } from './list-knowledge.ts';
import { refreshDocument } from './refresh-document.ts';
import { replaceFile } from './replace-file.ts';
import { searchKnowledge } from './search-knowledge.ts';

export const knowledgeRouter = router({
  list: listKnowledge,
  get: getDocument,
  search: searchKnowledge,
  ask: askKnowledge,
  addFile,
  addPage,
  change: changeDocument,
  replaceFile,
  refresh: refreshDocument,
  delete: deleteDocument,
  addCollection,
  renameCollection,
  deleteCollection,
});

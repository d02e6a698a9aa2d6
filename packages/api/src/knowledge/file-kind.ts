import type { KnowledgeKind } from '@aybiza/db/knowledge-documents';
import { apiError } from '../api-error.ts';

const KINDS: Readonly<Record<string, KnowledgeKind>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  pdf: 'pdf',
  csv: 'csv',
  tsv: 'csv',
};

/** What sort of file it is, by the ending of its name. @throws AppError `UNKNOWN_FILE` */
export function fileKind(fileName: string): KnowledgeKind {
  const kind = KINDS[/\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''];
  if (kind !== undefined) return kind;
  throw apiError(
    'UNKNOWN_FILE',
    'This file cannot be read: bring text (.txt), Markdown (.md), PDF (.pdf) or a table (.csv). Save others as one of these first.',
  );
}

import { type KnowledgeDocument, MAX_DOCUMENT_LENGTH } from '@aybiza/flow';
import { err, ok, type Result } from '@aybiza/foundation/result';
import type { KnowledgeWords } from './strings.ts';

/** No text of as many letters as a document takes is bigger: a letter is four bytes at most. */
const MOST_BYTES = MAX_DOCUMENT_LENGTH * 4;
const LONGEST_TITLE = 200;

/** A file as a document, or a sentence that says why it is none. */
export async function readDocument(file: File, text: KnowledgeWords): Promise<Result<KnowledgeDocument, string>> {
  if (file.size > MOST_BYTES) return err(text.tooLong(file.name));
  return toDocument({ fileName: file.name, content: await file.text() }, text);
}

/** Text as a document, called after its first heading, else after its file. */
export function toDocument(
  { fileName, content }: { readonly fileName: string; readonly content: string },
  text: KnowledgeWords,
): Result<KnowledgeDocument, string> {
  const written = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  // What no text holds: the file is a picture, a PDF, a word processor's.
  if (/[\0\uFFFD]/.test(written)) return err(text.noText(fileName));
  if (written.trim() === '') return err(text.emptyFile(fileName));
  if (written.length > MAX_DOCUMENT_LENGTH) return err(text.tooLong(fileName, written.length));
  const heading = /^#{1,2}\s+(?<title>\S.*?)\s*#*\s*$/m.exec(written)?.groups?.title;
  const title = heading ?? fileName.replace(/\.[^.]+$/, '');
  return ok({ title: title.slice(0, LONGEST_TITLE), text: written.trim() });
}

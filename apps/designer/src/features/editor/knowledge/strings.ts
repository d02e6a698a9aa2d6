import { MAX_DOCUMENT_LENGTH } from '@aybiza/flow/document-length';
import { defineStrings, type WordsOf } from '../../../language/strings.ts';

const number = (value: number) => value.toLocaleString('en');
const count = (value: number, one: string, many: string) => (value === 1 ? `1 ${one}` : `${number(value)} ${many}`);

/** Every word about knowledge. */
export const knowledgeStrings = defineStrings('editor/knowledge', {
  rail: 'Knowledge',
  title: 'Knowledge',
  hint: 'What “Answer” steps answer from, and from nothing else. The model sees the passages that fit the question.',
  empty: 'No documents yet. Add what callers ask about: prices, parking, how to prepare for a visit.',
  add: 'Write a document',
  drop: 'Drop text or Markdown files here',
  choose: 'Choose files',
  reading: 'Reading…',
  first: 'New document',
  name: 'Title',
  text: 'Text',
  textHint: 'A paragraph for each thing: whole paragraphs are given to the model.',
  textRefused: `A document takes ${number(MAX_DOCUMENT_LENGTH)} letters. Split it in two.`,
  summary: (letters: number) => (letters === 0 ? 'empty' : count(letters, 'letter', 'letters')),
  remove: 'Remove the document',
  removed: (title: string) => `“${title}” is removed.`,
  tooLong: (file: string, letters?: number) =>
    letters === undefined
      ? `“${file}” is too long: a document takes ${number(MAX_DOCUMENT_LENGTH)} letters. Split it into several.`
      : `“${file}” has ${number(letters)} letters, and a document takes ${number(MAX_DOCUMENT_LENGTH)}. Split it into several.`,
  noText: (file: string) => `“${file}” is not plain text. Save it as text or Markdown (UTF-8) first.`,
  emptyFile: (file: string) => `“${file}” is empty.`,
  unreadable: (file: string) => `“${file}” could not be read.`,
  question: 'Try a question',
  questionHint: 'As a caller would ask it. Shown are the passages that the model answers from, the best first.',
  find: 'Find',
  nothingFound: 'No passage has words of this question: the call would leave by “Not found”.',
  notTried: 'The question could not be tried. Check your connection and try again.',
  full: 'This flow has as many documents as it can hold: remove one first.',
});

export type KnowledgeWords = WordsOf<typeof knowledgeStrings>;

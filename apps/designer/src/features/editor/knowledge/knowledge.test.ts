import { flowSchema, MAX_DOCUMENT_LENGTH, validateFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { addDocument, changeDocument, removeDocument } from '../commands/index.ts';
import { testEditor } from '../testing/test-editor.ts';
import { addDocuments, putDocument } from './add-documents.ts';
import { documentUses } from './document-uses.ts';
import { findPassages } from './find-passages.ts';
import { toDocument } from './read-document.ts';
import { knowledgeStrings } from './strings.ts';

const words = inEnglish(knowledgeStrings);
const answer = (label: string, sources: string[]) => ({ kind: 'answer', label, data: { sources } });
const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  knowledge: { prices: { title: 'Prices', text: 'A check-up is 80.' }, parking: { title: 'Parking' } },
  nodes: { all: answer('All', []), two: answer('Two', ['prices', 'parking']), one: answer('One', ['prices']) },
});

describe('a file as a document', () => {
  it.each([
    ['a.md', '\uFEFFHello\r\n\r\n## Opening hours ##\r\nNine to five.', 'Opening hours'],
    ['Price list.2026.txt', 'A check-up is 80.', 'Price list.2026'],
  ])('%s is called after its first heading, else after the file', (name, content, title) => {
    expect(toDocument({ fileName: name, content }, words)).toMatchObject({ ok: true, value: { title } });
  });

  it('keeps its words, with the line ends of a flow', () => {
    expect(toDocument({ fileName: 'a.txt', content: '\uFEFFOne\r\n\r\nTwo\r\n' }, words)).toMatchObject({
      value: { text: 'One\n\nTwo' },
    });
  });

  it.each([
    ['is a picture', 'PNG\0\0', '“a.bin” is not plain text. Save it as text or Markdown (UTF-8) first.'],
    ['holds nothing', ' \n', '“a.bin” is empty.'],
    [
      'is too long',
      'x'.repeat(MAX_DOCUMENT_LENGTH + 1),
      '“a.bin” has 100,001 letters, and a document takes 100,000. Split it into several.',
    ],
  ])('is refused in a sentence when it %s', (_what, content, error) => {
    expect(toDocument({ fileName: 'a.bin', content }, words)).toEqual({ ok: false, error });
  });

  it('is added beside those that can be, and what cannot is said', async () => {
    const { store } = testEditor(flow);
    const files = [
      new File(['# Prices\nMore.'], 'more.md'),
      new File([''], 'nothing.txt'),
      new File(['x'.repeat(MAX_DOCUMENT_LENGTH * 4 + 1)], 'book.txt'),
    ];
    expect(await addDocuments(store, files, words)).toEqual([
      '“nothing.txt” is empty.',
      '“book.txt” is too long: a document takes 100,000 letters. Split it into several.',
    ]);
    expect(store.getState().flow.knowledge.prices2).toEqual({ title: 'Prices', text: '# Prices\nMore.' });
  });

  it('is refused where the flow is full', async () => {
    const { store } = testEditor();
    for (let at = 0; at < 100; at += 1) putDocument(store, { title: `Document ${at}`, text: '' });
    expect(await addDocuments(store, [new File(['More.'], 'more.md')], words)).toEqual([
      'This flow has as many documents as it can hold: remove one first.',
    ]);
  });
});

describe('where a document is used', () => {
  it('counts the steps that name it, and those that answer from everything', () => {
    const labels = (document: string) => documentUses(flow, document, inEnglish(flowStrings)).map(({ label }) => label);
    expect([labels('prices'), labels('parking')]).toEqual([
      ['All', 'Two', 'One'],
      ['All', 'Two'],
    ]);
  });
});

describe('a document that is removed', () => {
  const sourcesOf = (editor: ReturnType<typeof testEditor>, id: string) => {
    const node = editor.flow().nodes[id];
    return node?.kind === 'answer' ? node.data.sources : undefined;
  };

  it('goes out of the steps that have other sources', () => {
    const editor = testEditor(flow);
    editor.store.actions.run(removeDocument, { id: 'prices' });
    expect([sourcesOf(editor, 'all'), sourcesOf(editor, 'two')]).toEqual([[], ['parking']]);
  });

  it('never makes a step answer from everything that answered from it alone', () => {
    const editor = testEditor(flow);
    editor.store.actions.run(removeDocument, { id: 'prices' });
    expect(sourcesOf(editor, 'one')).toEqual(['prices']);
    const told = validateFlow(editor.flow()).filter(({ code }) => code === 'UNKNOWN_SOURCE');
    expect(told.map(({ place }) => place.node)).toEqual(['one']);
  });

  it('comes back with its uses in one step of undo', () => {
    const editor = testEditor(flow);
    editor.store.actions.run(removeDocument, { id: 'prices' });
    editor.undo();
    expect(editor.flow()).toEqual(flow);
  });
});

describe('a document that is changed', () => {
  it.each([
    ['no title', { title: '', text: '' }],
    ['a text longer than it takes', { title: 'A', text: 'x'.repeat(MAX_DOCUMENT_LENGTH + 1) }],
  ])('is refused with %s', (_what, document) =>
    expect(changeDocument.allowed(flow, { id: 'prices', document })).toBe(false),
  );

  it('is never added over another one', () =>
    expect(addDocument.allowed(flow, { id: 'prices', document: { title: 'A', text: '' } })).toBe(false));

  it('is one step of history however much is typed, and undo brings back what was there before', () => {
    const editor = testEditor(flow);
    for (const text of ['A', 'A c', 'A ch'])
      editor.store.actions.run(
        changeDocument,
        { id: 'prices', document: { title: 'Prices', text } },
        { mark: 'prices text' },
      );
    editor.undo();
    expect(editor.flow()).toEqual(flow);
    editor.redo();
    expect(editor.flow().knowledge.prices?.text).toBe('A ch');
  });
});

describe('a question that is tried', () => {
  it('brings up the passages that a call would show the model, the best first', async () => {
    const knowledge = {
      prices: { title: 'Prices', text: 'A check-up is 80.' },
      parking: { title: 'Parking', text: 'Behind the house.' },
    };
    expect(await findPassages({ ...flow, knowledge }, 'what does a check-up cost')).toEqual([
      { title: 'Prices', text: 'A check-up is 80.' },
    ]);
    expect(await findPassages({ ...flow, knowledge }, 'where can I park')).toMatchObject([{ title: 'Parking' }]);
    expect(await findPassages({ ...flow, knowledge }, 'do you take dogs')).toEqual([]);
  });
});

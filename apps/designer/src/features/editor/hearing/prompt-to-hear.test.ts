import { expect, it } from 'vitest';
import { testEditor } from '../testing/test-editor.ts';
import { promptOnCard } from './prompt-on-card.ts';
import { promptToHear } from './prompt-to-hear.ts';

it('a step speaks in its own voice where it has one, and else in that of the flow', () => {
  const editor = testEditor();
  const plain = editor.add('say', { text: 'Hello {{caller_number}}.' });
  const own = editor.add('say', { text: 'Hello.', voice: 'aura-2-zeus-en' });
  const voiceOf = (node: string) =>
    promptToHear(editor.flow(), { node, field: 'text', source: 'Hello.' }).request.voice;
  expect([voiceOf(plain), voiceOf(own)]).toEqual([editor.flow().settings.voice, 'aura-2-zeus-en']);
});

it('what stands on a card is heard where callers hear it: not a goal, a note or a text message', () => {
  const editor = testEditor();
  const steps = [
    editor.add('menu', { prompt: 'How can I help?' }),
    editor.add('converse', { goal: 'Be kind.' }),
    editor.add('comment', { text: 'Mind the step.' }),
    editor.add('message', { text: 'See you.' }),
  ];
  const heard = steps.map((id) => {
    const node = editor.flow().nodes[id];
    return node === undefined ? undefined : promptOnCard(id, node)?.source;
  });
  expect(heard).toEqual(['How can I help?', undefined, undefined, undefined]);
});

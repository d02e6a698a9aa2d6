import { flowSchema } from '@aybiza/flow';
import { systemClock } from '@aybiza/foundation/clock';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { inEnglish } from '../../../language/strings.ts';
import { Autosave } from '../autosave.ts';
import { type Editor, EditorContext } from '../editor-context.tsx';
import { createHearing } from '../hearing/hearing.ts';
import { createSoundOutput } from '../hearing/sound-output.ts';
import { hearingStrings } from '../hearing/strings.ts';
import { createPeople } from '../live/people.ts';
import { createScenarioControl } from '../scenarios/scenario-control.ts';
import { testEditor } from '../testing/test-editor.ts';
import { type CommentSource, CommentSourceContext } from './comment-source.ts';
import { CommentsPanel } from './comments-panel.tsx';

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const ada = { userId: 'u1', name: 'Ada Bright' };
const ben = { userId: 'u2', name: 'Ben Hill' };
const said = { mentions: [], editedAt: null, isDeleted: false };
const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  nodes: { hello: { kind: 'say', label: 'Welcome', data: {} } },
});

const refuse = () => Promise.reject(new Error('The server does not answer.'));

/** The drawer as `ada` has it, with what it asked of the server. */
async function panel(changes: Partial<CommentSource>) {
  const { store } = testEditor(flow);
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const save = async () => ({ status: 'saved' }) as const;
  const link = { isOnline: true, isSafe: true, refusal: null, onConnection: () => () => undefined };
  const draft = { doc, awareness, readOnly: false, save, ...link };
  const editor: Editor = {
    store,
    draft,
    people: createPeople(awareness, { id: ada.userId, name: ada.name }),
    autosave: new Autosave({ clock: systemClock(), save, onState: store.actions.saving }),
    scenarios: createScenarioControl(store, {
      startWorker: () => undefined,
      workHere: refuse,
      wordsFor: inEnglish,
      announce: () => undefined,
    }),
    tryRequest: refuse,
    hearing: createHearing({
      output: createSoundOutput(inEnglish(hearingStrings)),
      fetchSound: refuse,
      onFailure: () => undefined,
    }),
    graph: { current: null },
    keepReport: () => undefined,
    wordsFor: inEnglish,
    announce: () => undefined,
  };
  const source: CommentSource = {
    self: ada.userId,
    status: 'known',
    threads: [],
    members: [ada, ben],
    start: refuse,
    reply: refuse,
    edit: refuse,
    remove: refuse,
    setResolved: refuse,
    markRead: refuse,
    ...changes,
  };
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  const show = () =>
    act(async () =>
      root.render(
        <EditorContext value={editor}>
          <CommentSourceContext value={source}>
            <CommentsPanel />
          </CommentSourceContext>
        </EditorContext>,
      ),
    );
  await show();
  awareness.destroy();
  return {
    page,
    look: (view: Parameters<typeof store.actions.look>[0]) => act(async () => store.actions.look(view)),
    reopen: async () => {
      await act(async () => root.render(null));
      await show();
    },
  };
}

async function write(page: HTMLElement, text: string) {
  const area = page.querySelector('textarea');
  if (area === null) throw new Error('there is nowhere to write');
  await act(async () => {
    // As typing does it: React must not know of it before the event.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const send = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
  await act(async () => void area.dispatchEvent(new KeyboardEvent('keydown', send)));
}

it('keeps what could not be sent, also when the drawer was closed meanwhile', async () => {
  const { page, look, reopen } = await panel({});
  await look({ commentOn: 'hello' });
  await write(page, 'Too long?');
  expect(page.querySelector('[role="alert"]')?.textContent).toBe('The server does not answer.');
  await reopen();
  expect(page.querySelector('textarea')?.value).toBe('Too long?');
});

it('sends a comment with whom it names, and closes the field', async () => {
  const sent: unknown[] = [];
  const { page, look } = await panel({
    async start(...what) {
      sent.push(what);
      return 'thr_1';
    },
  });
  await look({ commentOn: 'hello' });
  await write(page, 'Too long, @Ben Hill?');
  expect(sent).toEqual([['hello', { text: 'Too long, @Ben Hill?', mentions: ['u2'] }]]);
  expect(page.querySelector('textarea')).toBeNull();
});

it('notes what is read up to the newest words, and says when a step is gone', async () => {
  const read: unknown[] = [];
  const comments = [
    { ...said, id: 'cmt_1', author: ben, text: 'Hm.', createdAt: 10, editedAt: 40 },
    { ...said, id: 'cmt_2', author: ada, text: 'What?', createdAt: 20 },
  ];
  const { page, look } = await panel({
    threads: [{ id: 'thr_1', nodeId: 'gone', resolved: null, comments, isUnread: true, mentionsReader: false }],
    async markRead(...what) {
      read.push(what);
    },
  });
  expect([read, page.textContent?.includes('The step was removed')]).toEqual([[], true]);
  await look({ openThread: 'thr_1' });
  expect(read).toEqual([['thr_1', 40]]);
});

import { describe, expect, it } from 'vitest';
import { renameNode } from './commands/index.ts';
import { testEditor } from './testing/test-editor.ts';

describe('the editor store', () => {
  it('adds, connects and takes back step by step', () => {
    const editor = testEditor();
    const start = editor.add('start');
    const say = editor.add('say', { text: 'Hello.' });
    editor.connect(start, 'next', say);
    expect(Object.keys(editor.flow().edges)).toHaveLength(1);
    editor.undo();
    expect(editor.flow().edges).toEqual({});
    editor.undo();
    editor.undo();
    expect(Object.keys(editor.flow().nodes)).toEqual([start]);
  });

  it('does again what was undone, to the very same flow', () => {
    const editor = testEditor();
    const id = editor.add('menu');
    editor.move(id, 300, 120);
    const moved = editor.flow();
    editor.undo();
    editor.undo();
    editor.redo();
    editor.redo();
    expect(editor.flow()).toEqual(moved);
  });

  it('restores the position after a drag in one step', () => {
    const editor = testEditor();
    const id = editor.add('say');
    editor.move(id, 500, 40);
    editor.undo();
    expect(editor.flow().nodes[id]?.position).toEqual({ x: 0, y: 0 });
  });

  it('takes back a whole word, not its letters', () => {
    const editor = testEditor();
    const id = editor.add('say');
    for (const label of ['H', 'He', 'Hel', 'Hello']) {
      editor.store.actions.run(renameNode, { id, label }, { mark: `${id} name` });
    }
    editor.undo();
    expect(editor.flow().nodes[id]?.label).toBe('');
  });

  it('begins a new step when a field was left and typed into again', () => {
    const editor = testEditor();
    const id = editor.add('say');
    editor.store.actions.run(renameNode, { id, label: 'Hi' }, { mark: `${id} name` });
    editor.store.actions.settle();
    editor.store.actions.run(renameNode, { id, label: 'Hi there' }, { mark: `${id} name` });
    editor.undo();
    expect(editor.flow().nodes[id]?.label).toBe('Hi');
  });

  it('forgets what was undone as soon as something else is done', () => {
    const editor = testEditor();
    const id = editor.add('say');
    editor.undo();
    editor.add('menu');
    expect(editor.redo()).toBeUndefined();
    expect(editor.flow().nodes[id]).toBeUndefined();
  });

  it('undoes without end', () => {
    const editor = testEditor();
    const empty = editor.flow();
    const id = editor.add('say');
    for (let x = 1; x <= 2_000; x += 1) editor.move(id, x, 0);
    for (let steps = 0; steps <= 2_000; steps += 1) editor.undo();
    expect(editor.flow()).toEqual(empty);
  });

  it('chooses nothing that is gone', () => {
    const editor = testEditor();
    const id = editor.add('say');
    editor.select(id);
    editor.remove(id);
    expect(editor.store.getState().view.selection.nodes).toEqual([]);
  });

  it('leaves the flow and its history alone when an edit is not allowed', () => {
    const editor = testEditor();
    const start = editor.add('start');
    const before = editor.store.getState();
    expect(editor.connect(start, 'next', start)).toBe(false);
    expect(editor.store.getState()).toBe(before);
  });

  it('keeps untouched steps the same objects, so that only what changed is drawn again', () => {
    const editor = testEditor();
    const [one, two] = [editor.add('say'), editor.add('say')];
    const before = editor.flow().nodes[two];
    editor.move(one, 10, 10);
    expect(editor.flow().nodes[two]).toBe(before);
  });

  it('shows the draft again to whoever edits it while an old version is on the canvas', () => {
    const editor = testEditor();
    const kept = { kind: 'version', number: 1, name: '', note: '', at: 0, by: null, environments: ['live'] } as const;
    const version = { kept, flow: editor.flow(), against: null, as: 'changes' } as const;
    const shown = () => editor.store.getState().view.version;
    editor.store.actions.look({ version });
    editor.add('say');
    expect(shown()).toBeNull();
    editor.store.actions.look({ version });
    editor.undo();
    expect(shown()).toBeNull();
  });
});

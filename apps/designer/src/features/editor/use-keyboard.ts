import { useEffect } from 'react';
import { actions } from './actions.ts';
import { pasteText } from './clipboard.ts';
import type { Editor } from './editor-context.tsx';
import { matchesShortcut } from './shortcut.ts';

/** The shortcuts that hold everywhere on the page, also while somebody writes. */
const EVERYWHERE: ReadonlySet<string> = new Set(['commands', 'save', 'find', 'publish', 'form']);
/** These belong to the field while somebody writes in one, and to the canvas otherwise. */
const CLIPBOARD_EVENT: ReadonlySet<string> = new Set(['paste']);
/** Outside the canvas these stay with the browser: they walk from button to button, copy text, press what has the focus. */
const CANVAS_ONLY: ReadonlySet<string> = new Set([
  'add-after',
  'edit-text',
  'walk-left',
  'walk-right',
  'walk-up',
  'walk-down',
  'copy',
  'cut',
  'select-all',
  'remove-selection',
  'clear',
  'step-menu',
]);

function isCanvasOnly(name: string): boolean {
  return CANVAS_ONLY.has(name) || name.startsWith('nudge') || name.startsWith('wire-');
}

/** Makes the keys do what the list of actions says. */
export function useKeyboard(editor: Editor): void {
  // The document: keys and the clipboard.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(event.target)) return;
      const state = editor.store.getState();
      const writing = isWriting(event.target);
      const onCanvas = isOnCanvas(event.target);
      const action = actions.find(
        ({ name, shortcut, allowed }) =>
          shortcut !== null &&
          (!writing || EVERYWHERE.has(name)) &&
          (onCanvas || !isCanvasOnly(name)) &&
          !CLIPBOARD_EVENT.has(name) &&
          meansAction(event, name, shortcut) &&
          allowed(state),
      );
      if (action === undefined) return;
      event.preventDefault();
      action.run(editor);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isWriting(event.target) || isInDialog(event.target)) return;
      if (pasteText(editor, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('paste', onPaste);
    };
  }, [editor]);
}

function meansAction(event: KeyboardEvent, name: string, shortcut: string): boolean {
  if (matchesShortcut(event, shortcut)) return true;
  // What people's hands know from elsewhere.
  if (name === 'remove-selection') return event.key === 'Backspace' && !event.metaKey && !event.ctrlKey;
  return name === 'redo' && matchesShortcut(event, 'Mod+Y');
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('dialog') !== null;
}

function isOnCanvas(target: EventTarget | null): boolean {
  if (target === document.body) return true;
  return target instanceof HTMLElement && target.closest('[data-detail]') !== null && target.closest('button') === null;
}

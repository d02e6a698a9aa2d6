import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../../../components/dialog.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings, titleOf } from '../../flow-words/index.ts';
import { actions } from '../actions.ts';
import { type Editor, useEditor } from '../editor-context.tsx';
import { findSteps } from '../find/find-steps.ts';
import { goToNode } from '../go-to-node.ts';
import { isMac, showShortcut } from '../shortcut.ts';
import { editorStrings } from '../strings.ts';
import styles from './dialogs.module.css';

const MOST_STEPS = 8;

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly keys: string | null;
  readonly allowed: boolean;
  run(): void;
}

/** Everything that can be done, by name; and every step, to go to. */
export function CommandPalette() {
  const text = useStrings(editorStrings).commands;
  const strings = useStrings(editorStrings);
  const editor = useEditor();
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const choices = findChoices(editor, wanted);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  // Scrolling: what the arrows chose stays in sight.
  useEffect(() => {
    list.current?.children.item(at)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const close = () => editor.store.actions.look({ overlay: null });
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined || !choice.allowed) return;
    close();
    choice.run();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') choose(choices[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={text.title} closeLabel={strings.close} onClose={close}>
      <TextField
        label={text.search}
        hideLabel
        type="search"
        placeholder={text.search}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={choices.length === 0 ? undefined : `${listId}-${at}`}
        value={wanted}
        onValue={(value) => {
          setWanted(value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      {choices.length === 0 ? <p className={styles.intro}>{text.nothing}</p> : null}
      <div ref={list} id={listId} role="listbox" aria-label={text.title} className={styles.results}>
        {choices.map((choice, index) => (
          <button
            key={choice.id}
            id={`${listId}-${index}`}
            type="button"
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className={styles.result}
            disabled={!choice.allowed}
            onClick={() => choose(choice)}
          >
            {choice.label}
            {choice.keys === null ? null : <kbd>{choice.keys}</kbd>}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

function findChoices(editor: Editor, wanted: string): Choice[] {
  const words = editor.wordsFor(editorStrings);
  const flowWords = editor.wordsFor(flowStrings);
  const state = editor.store.getState();
  const mac = isMac();
  const commands = actions

    .map((action) => ({ action, label: action.label(words) }))
    .filter(
      ({ action, label }) => action.name !== 'commands' && label.toLowerCase().includes(wanted.trim().toLowerCase()),
    )
    .map(
      ({ action, label }): Choice => ({
        id: action.name,
        label,
        keys: action.shortcut === null ? null : showShortcut(action.shortcut, { mac }),
        allowed: action.allowed(state),
        run: () => action.run(editor),
      }),
    );
  commands.sort((left, right) => Number(right.allowed) - Number(left.allowed));
  if (wanted.trim() === '') return commands;
  const steps = findSteps(state.flow, { words: wanted }, { flowWords }).slice(0, MOST_STEPS);
  return [
    ...commands,
    ...steps.map(
      ({ id, node }): Choice => ({
        id: `node ${id}`,
        label: `${words.commands.steps}: ${titleOf(node, flowWords)}`,
        keys: null,
        allowed: true,
        run: () => goToNode(editor, id),
      }),
    ),
  ];
}

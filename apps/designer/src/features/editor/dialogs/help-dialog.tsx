import { Dialog } from '../../../components/dialog.tsx';
import type { Action } from '../action.ts';
import { actions } from '../actions.ts';
import { useEditor } from '../editor-context.tsx';
import { isMac, showShortcut } from '../shortcut.ts';
import { editorStrings } from '../strings.ts';
import styles from './dialogs.module.css';

const text = editorStrings.help;
const { groups } = editorStrings.actions;
const ORDER: readonly Action['group'][] = ['edit', 'graph', 'wire', 'view', 'file'];

/** Every key, from the same list that the keyboard listens to. */
export function HelpDialog() {
  const { actions: store } = useEditor().store;
  const mac = isMac();
  return (
    <Dialog title={text.title} closeLabel={editorStrings.close} wide onClose={() => store.look({ overlay: null })}>
      <div className={styles.keys}>
        {ORDER.map((group) => (
          <section key={group}>
            <h3>{groups[group]}</h3>
            {actions
              .filter((action) => action.group === group)
              .flatMap(({ name, label, shortcut }) =>
                shortcut === null
                  ? []
                  : [
                      <div key={name}>
                        {label}
                        <kbd>{showShortcut(shortcut, { mac })}</kbd>
                      </div>,
                    ],
              )}
          </section>
        ))}
        <section>
          <h3>{text.mouseTitle}</h3>
          {text.mouse.map(([keys, what]) => (
            <div key={keys}>
              {what}
              <kbd>{keys.replace('Mod', mac ? '⌘' : 'Ctrl')}</kbd>
            </div>
          ))}
        </section>
      </div>
    </Dialog>
  );
}

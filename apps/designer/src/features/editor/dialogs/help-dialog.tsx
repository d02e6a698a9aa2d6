import { Dialog } from '../../../components/dialog.tsx';
import { guideAddress } from '../../../components/guide-address.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import type { Action } from '../action.ts';
import { actions } from '../actions.ts';
import { useEditor } from '../editor-context.tsx';
import { isMac, showShortcut } from '../shortcut.ts';
import { editorStrings } from '../strings.ts';
import styles from './dialogs.module.css';

const ORDER: readonly Action['group'][] = ['edit', 'graph', 'wire', 'view', 'file'];

/** Every key, from the same list that the keyboard listens to. */
export function HelpDialog() {
  const strings = useStrings(editorStrings);
  const text = strings.help;
  const { groups } = strings.actions;
  const { actions: store } = useEditor().store;
  const mac = isMac();
  return (
    <Dialog title={text.title} closeLabel={strings.close} wide onClose={() => store.look({ overlay: null })}>
      <p>
        <a href={guideAddress('designers/steps')} target="_blank" rel="noreferrer">
          {text.guide}
        </a>
      </p>
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
                        {label(strings)}
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

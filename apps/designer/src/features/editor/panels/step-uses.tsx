import { Icon } from '../../../components/icons/icon.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import { editorStrings } from '../strings.ts';
import styles from './panels.module.css';

/** A place in a step where something of the flow is used. */
export interface StepUse {
  readonly node: string;
  readonly field: string;
  readonly label: string;
}

/** Where something is used, each place a press away. */
export function StepUses({ uses }: { uses: readonly StepUse[] }) {
  const text = useStrings(editorStrings).uses;
  const editor = useEditor();
  if (uses.length === 0) return <p className={styles.hint}>{text.nowhere}</p>;
  const goTo = ({ node, field }: StepUse) => {
    editor.store.actions.look({ panel: 'step', panelOpen: true });
    goToNode(editor, node, field);
  };
  return (
    <fieldset className={styles.uses}>
      <legend>{text.title}</legend>
      {uses.map((use) => (
        <button key={`${use.node} ${use.field}`} type="button" title={text.goTo(use.label)} onClick={() => goTo(use)}>
          <Icon name="jump" size={12} />
          <span>{use.label}</span>
        </button>
      ))}
    </fieldset>
  );
}

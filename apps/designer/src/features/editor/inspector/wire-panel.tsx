import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { actionNamed } from '../actions.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import { wireEnds } from '../walk-wires.ts';
import styles from './step-panel.module.css';

/** What can be done with a wire, also without a mouse. */
export function WirePanel({ id }: { id: string }) {
  const text = useStrings(editorStrings).inspector;
  const words = useStrings(flowStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const readOnly = useEditorState((state) => state.readOnly);
  const ends = wireEnds(flow, id, words);
  if (ends === undefined) return null;
  const buttons = (
    <div className={styles.buttons}>
      <Button
        look="primary"
        onClick={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect();
          editor.store.actions.look({ addMenu: { by: 'edge', edge: id, screen: { x: left - 270, y: top } } });
        }}
      >
        {text.insert}
      </Button>
      <Button onClick={() => actionNamed('remove-selection').run(editor)}>{text.delete}</Button>
    </div>
  );
  return (
    <EmptyState icon="branch" title={text.wire} action={readOnly ? null : buttons}>
      {text.wireSentence(ends.from, ends.port, ends.to)}
    </EmptyState>
  );
}

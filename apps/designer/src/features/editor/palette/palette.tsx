import type { NodeKind } from '@aybiza/flow';
import { useStrings } from '../../../language/use-strings.tsx';
import { addStep } from '../actions.ts';
import { allKinds, freePlace } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import styles from '../panels/panels.module.css';
import { editorStrings } from '../strings.ts';
import { NodeKindList } from './node-kind-list.tsx';

/** All kinds of steps, to be dragged onto the canvas or clicked. */
export function Palette() {
  const strings = useStrings(editorStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const choose = (kind: NodeKind) => {
    const middle = editor.graph.current?.middle() ?? { x: 0, y: 0 };
    const id = addStep(editor, kind, { position: freePlace(flow, { x: middle.x - 116, y: middle.y - 60 }) });
    if (id !== undefined) editor.graph.current?.show(id, { onlyIfHidden: true });
  };
  return (
    <>
      <p className={styles.hint}>{strings.palette.hint}</p>
      <NodeKindList flow={flow} kinds={allKinds()} rich onChoose={choose} />
    </>
  );
}

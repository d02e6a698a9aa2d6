import { type FlowNode, nodeKinds } from '@aybiza/flow';
import { useState } from 'react';
import { TextField } from '../../../components/text-field.tsx';
import { titleOf } from '../../flow-graph/index.ts';
import { goToNode } from '../actions.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import styles from './panels.module.css';

const text = editorStrings.find;
const MOST_SHOWN = 100;

/** Finds steps by what they are called, say or use. */
export function FindPanel() {
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const [wanted, setWanted] = useState('');
  const found = findNodes(flow.nodes, wanted);
  return (
    <div className={styles.stack}>
      <TextField
        label={text.label}
        type="search"
        autoFocus
        value={wanted}
        onValue={setWanted}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first !== undefined) goToNode(editor, first[0]);
        }}
      />
      <p className={styles.hint} role="status">
        {found.length === 0 ? text.nothing : text.found(found.length)}
      </p>
      <ul className={styles.rows}>
        {found.slice(0, MOST_SHOWN).map(([id, node]) => (
          <li key={id}>
            <button type="button" className={styles.row} onClick={() => goToNode(editor, id)}>
              <b>{titleOf(node)}</b>
              <small>
                {nodeKinds[node.kind].title} · {id}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The nodes in which every word occurs somewhere, whatever its case. */
export function findNodes(nodes: Readonly<Record<string, FlowNode>>, wanted: string): [string, FlowNode][] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return Object.entries(nodes).filter(([id, node]) => {
    const everything =
      `${id} ${titleOf(node)} ${nodeKinds[node.kind].title} ${JSON.stringify(node.data)}`.toLowerCase();
    return words.every((word) => everything.includes(word));
  });
}

import { useMemo, useState } from 'react';
import { RowButton } from '../../../components/row-button.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings, titleOf } from '../../flow-words/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import styles from '../panels/panels.module.css';
import { editorStrings } from '../strings.ts';
import { ANYTHING, findSteps, type Wanted } from './find-steps.ts';

const MOST_SHOWN = 100;
/** In a list of choices: none of them is wanted. */
const ANY = '';

/** Finds steps by what they are called or say, by kind, by variable and by their problems. */
export function FindPanel() {
  const text = useStrings(editorStrings).find;
  const flowWords = useStrings(flowStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const problems = useEditorState((state) => state.problems);
  const [wanted, setWanted] = useState(ANYTHING);
  const found = useMemo(() => findSteps(flow, wanted, { flowWords, problems }), [flow, problems, wanted, flowWords]);
  return (
    <div className={styles.stack}>
      <TextField
        label={text.label}
        type="search"
        autoFocus
        value={wanted.words}
        onValue={(words) => setWanted({ ...wanted, words })}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first !== undefined) goToNode(editor, first.id);
        }}
      />
      <Facets wanted={wanted} onWanted={setWanted} />
      <p className={styles.hint} role="status">
        {found.length === 0 ? text.nothing : text.found(found.length)}
      </p>
      <ul className={styles.rows}>
        {found.slice(0, MOST_SHOWN).map(({ id, node, says }) => (
          <li key={id}>
            <RowButton className={styles.row} onClick={() => goToNode(editor, id)}>
              <b>{titleOf(node, flowWords)}</b>
              {says === undefined ? null : <span className={styles.excerpt}>{says}</span>}
              <small>
                {flowWords.nodes[node.kind].title} · {id}
              </small>
            </RowButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What else matters: each is one of what the flow has. */
function Facets({ wanted, onWanted }: { wanted: Wanted; onWanted: (wanted: Wanted) => void }) {
  const text = useStrings(editorStrings).find;
  const flowWords = useStrings(flowStrings);
  const nodes = useEditorState((state) => state.flow.nodes);
  const variables = useEditorState((state) => state.flow.variables);
  const kinds = [...new Set(Object.values(nodes).map(({ kind }) => kind))]
    .map((kind) => ({ value: kind, label: flowWords.nodes[kind].title }))
    .toSorted((left, right) => left.label.localeCompare(right.label));
  const names = Object.keys(variables)
    .toSorted()
    .map((name) => ({ value: name, label: name }));
  return (
    <div className={styles.facets}>
      <Select
        label={text.kind}
        value={wanted.kind ?? ANY}
        options={[{ value: ANY, label: text.anyKind }, ...kinds]}
        onValue={(kind) => onWanted({ ...wanted, kind: kind === ANY ? null : kind })}
      />
      {names.length === 0 ? null : (
        <Select
          label={text.variable}
          value={wanted.variable ?? ANY}
          options={[{ value: ANY, label: text.anyVariable }, ...names]}
          onValue={(variable) => onWanted({ ...wanted, variable: variable === ANY ? null : variable })}
        />
      )}
      <Select
        label={text.problems}
        value={wanted.problems ?? ANY}
        options={[
          { value: ANY, label: text.anyState },
          { value: 'any', label: text.withProblems },
          { value: 'error', label: text.withErrors },
        ]}
        onValue={(problems) => onWanted({ ...wanted, problems: problems === ANY ? null : problems })}
      />
    </div>
  );
}

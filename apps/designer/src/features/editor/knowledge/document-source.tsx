import { useState } from 'react';
import { FileDrop } from '../../../components/file-drop.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import styles from './knowledge-panel.module.css';
import { knowledgeStrings } from './strings.ts';

/** Takes files, dropped or chosen; `onFiles` gives what there is to say about them. */
export function DocumentSource({ onFiles }: { onFiles: (files: readonly File[]) => Promise<readonly string[]> }) {
  const text = useStrings(knowledgeStrings);
  const [state, setState] = useState<{ reading: boolean; refusals: readonly string[] }>({
    reading: false,
    refusals: [],
  });
  const take = async (files: readonly File[]) => {
    setState({ reading: true, refusals: [] });
    setState({ reading: false, refusals: await onFiles(files) });
  };
  return (
    <>
      <FileDrop
        small
        many
        label={state.reading ? text.reading : text.drop}
        choose={text.choose}
        accept=".md,.markdown,.txt,text/plain,text/markdown"
        busy={state.reading}
        onFiles={(files) => void take(files)}
      />
      {state.refusals.length === 0 ? null : (
        <ul className={styles.refusals} role="alert">
          {state.refusals.map((refusal) => (
            <li key={refusal}>{refusal}</li>
          ))}
        </ul>
      )}
    </>
  );
}

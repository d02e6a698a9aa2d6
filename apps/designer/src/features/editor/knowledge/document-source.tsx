import { type DragEvent, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import styles from './knowledge-panel.module.css';
import { knowledgeStrings as text } from './strings.ts';

/** Takes files, dropped or chosen; `onFiles` gives what there is to say about them. */
export function DocumentSource({ onFiles }: { onFiles: (files: readonly File[]) => Promise<readonly string[]> }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [state, setState] = useState<{ reading: boolean; refusals: readonly string[] }>({
    reading: false,
    refusals: [],
  });
  const take = async (files: Iterable<File>) => {
    setState({ reading: true, refusals: [] });
    setState({ reading: false, refusals: await onFiles([...files]) });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only takes what is dropped; the button in it does the same by keyboard */}
      <div
        className={styles.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" size={16} />
        <p>{state.reading ? text.reading : text.drop}</p>
        <Button size="small" disabled={state.reading} onClick={() => input.current?.click()}>
          {text.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".md,.markdown,.txt,text/plain,text/markdown"
          aria-label={text.choose}
          multiple
          hidden
          onChange={(event) => {
            void take(event.currentTarget.files ?? []);
            event.currentTarget.value = ''; // the same file may be chosen again once it was corrected
          }}
        />
      </div>
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

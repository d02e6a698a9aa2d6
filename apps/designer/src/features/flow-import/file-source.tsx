'use client';

import type { Result } from '@aybiza/foundation/result';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { TextArea } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './flow-import.module.css';
import { type ReadFlow, type ReadRefusal, readImport, readImportFile } from './read-import.ts';
import { importStrings } from './strings.ts';

/** Takes a flow from elsewhere: dropped, chosen or pasted. What cannot be read is said, place by place. */
export function FileSource({ onRead }: { onRead: (read: ReadFlow) => void }) {
  const text = useStrings(importStrings);
  const [written, setWritten] = useState('');
  const [state, setState] = useState<{ reading: boolean; refusal: ReadRefusal | null }>({
    reading: false,
    refusal: null,
  });
  const take = async (reading: Promise<Result<ReadFlow, ReadRefusal>>) => {
    setState({ reading: true, refusal: null });
    const read = await reading;
    setState({ reading: false, refusal: read.ok ? null : read.error });
    if (read.ok) onRead(read.value);
  };
  return (
    <div className={styles.source}>
      <FileDrop
        label={state.reading ? text.reading : text.drop}
        choose={text.choose}
        accept=".json,.txt,application/json"
        busy={state.reading}
        onFiles={([file]) => {
          if (file !== undefined) void take(readImportFile(file, text));
        }}
      />
      {state.refusal === null ? null : <Refusal refusal={state.refusal} />}
      <details className={styles.paste}>
        <summary>{text.paste}</summary>
        <div>
          <TextArea label={text.pasteLabel} code rows={7} value={written} onValue={setWritten} />
          <div>
            <Button
              size="small"
              disabled={written.trim() === '' || state.reading}
              onClick={() => void take(readImport({ text: written }, text))}
            >
              {text.read}
            </Button>
          </div>
        </div>
      </details>
    </div>
  );
}

function Refusal({ refusal: { message, issues } }: { refusal: ReadRefusal }) {
  return (
    <div className={styles.refusal} role="alert">
      <p>{message}</p>
      {issues.length === 0 ? null : (
        <ul>
          {issues.map(({ path, message: what }) => (
            <li key={`${path} ${what}`}>
              <code>{path}</code> {what}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

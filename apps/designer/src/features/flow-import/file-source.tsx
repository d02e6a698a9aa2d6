'use client';

import type { Result } from '@aybiza/foundation/result';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icons/icon.tsx';
import { TextArea } from '../../components/text-field.tsx';
import styles from './flow-import.module.css';
import { type ReadFlow, type ReadRefusal, readImport, readImportFile } from './read-import.ts';
import { importStrings as text } from './strings.ts';

/** Takes a flow from elsewhere: dropped, chosen or pasted. What cannot be read is said, place by place. */
export function FileSource({ onRead }: { onRead: (read: ReadFlow) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
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
  const takeFile = (file: File | undefined) => {
    if (file !== undefined) void take(readImportFile(file));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    takeFile(event.dataTransfer.files[0]);
  };
  return (
    <div className={styles.source}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only takes what is dropped; the button beside it does the same by keyboard */}
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
        <Icon name="upload" size={20} />
        <p>{state.reading ? text.reading : text.drop}</p>
        <Button data-first-stop disabled={state.reading} onClick={() => input.current?.click()}>
          {text.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,.txt,application/json"
          aria-label={text.choose}
          hidden
          onChange={(event) => {
            takeFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = ''; // the same file may be chosen again once it was corrected
          }}
        />
      </div>
      {state.refusal === null ? null : <Refusal refusal={state.refusal} />}
      <details className={styles.paste}>
        <summary>{text.paste}</summary>
        <div>
          <TextArea label={text.pasteLabel} code rows={7} value={written} onValue={setWritten} />
          <div>
            <Button
              size="small"
              disabled={written.trim() === '' || state.reading}
              onClick={() => void take(readImport(written))}
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

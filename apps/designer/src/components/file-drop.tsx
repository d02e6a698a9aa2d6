'use client';

import { type DragEvent, useRef, useState } from 'react';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';
import { Icon } from './icons/icon.tsx';

export interface FileDropProps {
  /** What is asked for, or what is being done with what came. */
  label: string;
  /** The words on the button. */
  choose: string;
  /** Kinds of files as the attribute `accept` has them. */
  accept: string;
  many?: boolean;
  busy: boolean;
  /** The share of what came that is taken in, from 0 to 1. */
  progress?: number | undefined;
  /** In a row, where there is little room. */
  small?: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** Takes files, dropped or chosen. */
export function FileDrop({
  label,
  choose,
  accept,
  many = false,
  busy,
  progress,
  small = false,
  onFiles,
}: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const taken = [...(files ?? [])].slice(0, many ? undefined : 1);
    if (taken.length > 0) onFiles(taken);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only takes what is dropped; the button in it does the same by keyboard
    <div
      className={styles.drop}
      data-over={isOver}
      data-small={small}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={small ? 16 : 20} />
      <p>{label}</p>
      {progress === undefined ? null : <progress aria-label={label} value={progress} />}
      <Button data-first-stop size={small ? 'small' : 'normal'} disabled={busy} onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={choose}
        multiple={many}
        hidden
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ''; // the same file may be chosen again once it was corrected
        }}
      />
    </div>
  );
}

'use client';

import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './settings.module.css';
import { settingsStrings } from './strings.ts';

/** A secret that nobody can show again. */
export function ShownOnceDialog({ text, secret, onClose }: { text: string; secret: string; onClose: () => void }) {
  const strings = useStrings(settingsStrings);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false), // not allowed here: the text can still be selected
    );
  const actions = (
    <Button look="primary" onClick={onClose}>
      {strings.done}
    </Button>
  );
  return (
    <Dialog title={strings.onceTitle} closeLabel={strings.close} onClose={onClose} actions={actions}>
      <p>{text}</p>
      <div className={styles.secret}>
        <code>{secret}</code>
        <Button onClick={() => void copy()}>{copied ? strings.copied : strings.copy}</Button>
      </div>
    </Dialog>
  );
}

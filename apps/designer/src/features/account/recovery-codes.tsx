'use client';

import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './account.module.css';
import { accountStrings } from './strings.ts';

/** Codes that nobody can show again. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false), // not allowed here: the codes can still be selected
    );
  const actions = (
    <>
      <Button onClick={() => void copy()}>{copied ? strings.copied : strings.copy}</Button>
      <Button look="primary" onClick={onClose}>
        {strings.keptThem}
      </Button>
    </>
  );
  return (
    <Dialog title={strings.recoveryTitle} closeLabel={strings.close} onClose={onClose} actions={actions}>
      <p>{strings.recoveryText}</p>
      <ul className={styles.recovery}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

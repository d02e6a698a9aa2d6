'use client';

import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './numbers.module.css';
import { numberStrings } from './strings.ts';

/** A text to put somewhere else. */
export function CopiedText({ text }: { text: string }) {
  const strings = useStrings(numberStrings);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false), // not allowed here: the text can still be selected
    );
  return (
    <div className={styles.copied}>
      <pre className={styles.code}>{text}</pre>
      <Button onClick={() => void copy()}>{copied ? strings.copied : strings.copy}</Button>
    </div>
  );
}

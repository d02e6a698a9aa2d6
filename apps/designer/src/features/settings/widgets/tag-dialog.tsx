'use client';

import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { widgetStrings } from './strings.ts';
import type { Widget } from './widget-fields.ts';
import styles from './widgets.module.css';

/** The line for a web site, and what a strict one must allow. */
export function TagDialog({ embed: { tag, contentPolicy }, onClose }: { embed: Widget['embed']; onClose: () => void }) {
  const strings = useStrings(widgetStrings);
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(tag).then(
      () => setCopied(true),
      () => setCopied(false), // not allowed here: the text can still be selected
    );
  const actions = (
    <>
      <Button onClick={onClose}>{strings.done}</Button>
      <Button look="primary" onClick={() => void copy()}>
        {isCopied ? strings.copied : strings.copy}
      </Button>
    </>
  );
  return (
    <Dialog title={strings.tagTitle} closeLabel={strings.close} onClose={onClose} actions={actions}>
      <div className={styles.tag}>
        <p>{strings.tagText}</p>
        <pre>{tag}</pre>
        <p>{strings.policyText}</p>
        <pre>{contentPolicy}</pre>
        <p>{strings.frameText}</p>
      </div>
    </Dialog>
  );
}

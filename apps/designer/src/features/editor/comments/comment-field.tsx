import { errorMessage } from '@aybiza/foundation/errors';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { TextArea } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useComments, type Written } from './comment-source.ts';
import styles from './comments-panel.module.css';
import { handlesOf, toWritten } from './mentions.ts';
import { commentStrings } from './strings.ts';
import { useUnsent } from './use-unsent.ts';

export interface CommentFieldProps {
  /** Under which what is not sent yet is kept. */
  place: string;
  label: string;
  placeholder: string;
  send: string;
  /** What stands there at first. */
  first?: string;
  /** Takes the focus at once. */
  isWanted?: boolean;
  /** Rejects with what to tell the person. */
  onSend: (written: Written) => Promise<void>;
  onCancel?: () => void;
}

const MAX_TEXT = 4_000;

/** Where a comment is written; an @ offers the people of the workspace. What could not be sent stays. */
export function CommentField({ place, first = '', isWanted = false, onSend, onCancel, ...words }: CommentFieldProps) {
  const text = useStrings(commentStrings);
  const { members } = useComments();
  const [unsent, write] = useUnsent(place);
  const [state, setState] = useState<'writing' | 'sending' | { reason: string }>('writing');
  const form = useRef<HTMLFormElement>(null);
  const handles = useMemo(() => handlesOf(members), [members]);
  const offer = useMemo(
    () => ({ names: handles.map(({ name }) => name), label: text.people, place: 'mention' as const }),
    [handles, text.people],
  );
  const value = unsent ?? first;
  // The focus: whoever asked to write wants to write at once.
  useEffect(() => {
    if (isWanted) form.current?.querySelector('textarea')?.focus();
  }, [isWanted]);
  const send = async () => {
    const written = toWritten(value, handles);
    if (written.text === '' || state === 'sending') return;
    setState('sending');
    try {
      await onSend(written);
      write(undefined);
      setState('writing');
    } catch (error) {
      setState({ reason: errorMessage(error) }); // The text is still there.
    }
  };
  const cancel = () => {
    write(undefined);
    onCancel?.();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
    else if (event.key === 'Escape' && onCancel !== undefined) cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      ref={form}
      className={styles.field}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={words.label}
        hideLabel
        placeholder={words.placeholder}
        maxLength={MAX_TEXT}
        offer={offer}
        value={value}
        onValue={write}
      />
      {typeof state === 'object' ? (
        <p className={styles.refused} role="alert">
          {state.reason}
        </p>
      ) : null}
      {value.trim() === '' && onCancel === undefined ? null : (
        <div className={styles.buttons}>
          {onCancel === undefined ? null : (
            <Button size="small" onClick={cancel}>
              {text.cancel}
            </Button>
          )}
          <Button size="small" look="primary" type="submit" disabled={state === 'sending' || value.trim() === ''}>
            {state === 'sending' ? text.sending : words.send}
          </Button>
        </div>
      )}
    </form>
  );
}

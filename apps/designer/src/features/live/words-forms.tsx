import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import styles from './live.module.css';
import { liveStrings } from './strings.ts';

/** Tells the agent something that the caller does not hear, and says whether the present step can use it. */
export function WhisperForm({ callId }: { callId: string }) {
  const errorText = useErrorText();
  const strings = useStrings(liveStrings);
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const whisper = useMutation(trpc.live.whisper.mutationOptions({ onSuccess: () => setText('') }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    whisper.mutate({ callId, text: text.trim() });
  };
  return (
    <div className={styles.talk}>
      <form className={styles.speak} onSubmit={submit}>
        <TextField
          label={strings.whisper}
          hideLabel
          value={text}
          maxLength={500}
          placeholder={strings.whisperPlaceholder}
          onValue={setText}
        />
        <Button type="submit" disabled={whisper.isPending || text.trim() === ''}>
          {strings.whisperButton}
        </Button>
      </form>
      <p role="status" className={styles.news}>
        {whisper.isSuccess ? strings.whispered[whisper.data.status] : ''}
      </p>
      {whisper.isError ? (
        <p role="alert" className={styles.problem}>
          {errorText(whisper.error)}
        </p>
      ) : null}
    </div>
  );
}

/** What an operator who has the call has the agent's voice say. */
export function SpeakForm({ onSay }: { onSay: (text: string) => void }) {
  const strings = useStrings(liveStrings);
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSay(text.trim());
    setText('');
  };
  return (
    <div className={styles.talk}>
      <form className={styles.speak} onSubmit={submit}>
        <TextField
          label={strings.say}
          hideLabel
          value={text}
          maxLength={1_000}
          placeholder={strings.sayPlaceholder}
          onValue={setText}
        />
        <Button type="submit" look="primary" disabled={text.trim() === ''}>
          {strings.sayButton}
        </Button>
      </form>
    </div>
  );
}

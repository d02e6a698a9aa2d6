import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { TextArea } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import styles from './request-box.module.css';
import { approvalStrings } from './strings.ts';

const MAX_REASON = 2_000;

/** A no, with what whoever asked is told. */
export function DeclineForm({ isBusy, onDecline }: { isBusy: boolean; onDecline: (reason: string) => void }) {
  const text = useStrings(approvalStrings);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <form
      className={styles.decline}
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') onDecline(said);
      }}
    >
      <TextArea
        label={text.reason}
        hint={text.reasonHint}
        autoFocus
        maxLength={MAX_REASON}
        value={reason}
        onValue={setReason}
      />
      <div>
        <Button look="danger" type="submit" disabled={isBusy || said === ''}>
          {text.declineIt}
        </Button>
      </div>
    </form>
  );
}

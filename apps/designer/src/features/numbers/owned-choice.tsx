'use client';

import { useQuery } from '@tanstack/react-query';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { NumberOptions } from './number-options.tsx';
import styles from './numbers.module.css';
import { numberStrings } from './strings.ts';
import { TwilioState } from './twilio-state.tsx';

interface OwnedChoiceProps {
  value: string;
  /** With what Twilio calls the number. */
  onValue: (e164: string, label: string) => void;
}

/** One of the numbers that the Twilio account has. */
export function OwnedChoice({ value, onValue }: OwnedChoiceProps) {
  const strings = useStrings(numberStrings);
  const trpc = useTRPC();
  const owned = useQuery(trpc.phoneNumber.listFromTwilio.queryOptions());
  return (
    <TwilioState query={owned}>
      {({ numbers, isPractice }) => (
        <div className={styles.choice}>
          {isPractice ? <p className={styles.hint}>{strings.practiceStock}</p> : null}
          {numbers.length === 0 ? <p>{strings.noOwned}</p> : null}
          <NumberOptions
            options={numbers.map(({ e164, label, takesCalls, phoneNumberId }) => ({
              e164,
              note: phoneNumberId !== null ? strings.isConnected : takesCalls ? label : strings.takesNoCalls,
              isFree: phoneNumberId === null && takesCalls,
            }))}
            value={value}
            onValue={(e164) => onValue(e164, numbers.find((one) => one.e164 === e164)?.label ?? '')}
          />
        </div>
      )}
    </TwilioState>
  );
}

'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { describeHealth } from './describe-health.ts';
import styles from './numbers.module.css';
import type { PhoneNumber } from './phone-number.ts';
import { numberStrings } from './strings.ts';

/** Twilio is asked anew when somebody comes back to the page, not more often. */
const FRESH_FOR_MS = 60_000;

/** Whether the calls of a number arrive, in a word and a sentence, and what puts it right. */
export function NumberHealth({ number: { id: phoneNumberId, hasPbxSecret } }: { number: PhoneNumber }) {
  const errorText = useErrorText();
  const strings = useStrings(numberStrings).health;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const connection = useQuery(
    trpc.phoneNumber.getConnection.queryOptions({ phoneNumberId }, { staleTime: FRESH_FOR_MS }),
  );
  const route = useMutation(
    trpc.phoneNumber.route.mutationOptions({
      onSuccess: () =>
        queryClient.invalidateQueries({ queryKey: trpc.phoneNumber.getConnection.queryKey({ phoneNumberId }) }),
    }),
  );
  if (connection.data === undefined)
    return (
      <div className={styles.health} role="status">
        <span>{connection.isError ? errorText(connection.error) : strings.checking}</span>
      </div>
    );
  const { tone, word, sentence, canBePutRight = false } = describeHealth(connection.data, hasPbxSecret, strings);
  return (
    <div className={styles.health} role="status">
      <Badge tone={tone}>{word}</Badge>
      <span>{route.isError ? errorText(route.error) : sentence}</span>
      {canBePutRight ? (
        <IfMay call="phoneNumber.route">
          <Button disabled={route.isPending} onClick={() => route.mutate({ phoneNumberId })}>
            {strings.putRight}
          </Button>
        </IfMay>
      ) : null}
    </div>
  );
}

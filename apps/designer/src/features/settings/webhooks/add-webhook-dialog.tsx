'use client';

import type { AppRouter, inferRouterInputs } from '@aybiza/api';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Checkbox } from '../../../components/checkbox.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useErrorText } from '../../../trpc/use-error-text.ts';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { FormDialog } from '../../workspace/index.ts';
import styles from '../settings.module.css';
import { ShownOnceDialog } from '../shown-once-dialog.tsx';
import { settingsStrings } from '../strings.ts';

type WebhookEvent = inferRouterInputs<AppRouter>['webhook']['create']['events'][number];

/** An address and what it hears; then its secret, once. */
export function AddWebhookDialog({ onClose }: { onClose: () => void }) {
  const errorText = useErrorText();
  const strings = useStrings(settingsStrings);
  const trpc = useTRPC();
  const [url, setUrl] = useState('');
  const known = Object.keys(strings.events).filter((name): name is WebhookEvent => Object.hasOwn(strings.events, name));
  const [events, setEvents] = useState(known);
  const create = useMutation(trpc.webhook.create.mutationOptions({ onSuccess: useRefresh(trpc.webhook.pathKey()) }));
  if (create.isSuccess) {
    return <ShownOnceDialog text={strings.onceSecretText} secret={create.data.secret} onClose={onClose} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ url, events: [...events] });
  };
  return (
    <FormDialog
      title={strings.addWebhook}
      submitLabel={strings.save}
      busy={create.isPending}
      problem={create.isError ? errorText(create.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={strings.address}
        type="url"
        placeholder="https://example.com/aybiza"
        value={url}
        onValue={setUrl}
        required
      />
      <fieldset className={styles.choices}>
        <legend>{strings.eventsField}</legend>
        {known.map((name) => (
          <Checkbox
            key={name}
            label={strings.events[name]}
            checked={events.includes(name)}
            onChecked={(on) => setEvents(known.filter((one) => (one === name ? on : events.includes(one))))}
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}

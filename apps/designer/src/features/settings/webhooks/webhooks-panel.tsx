'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { ConfirmDialog, Panel, QueryState } from '../../workspace/index.ts';
import { SectionFor } from '../section-for.tsx';
import styles from '../settings.module.css';
import { settingsStrings } from '../strings.ts';
import { AddWebhookDialog } from './add-webhook-dialog.tsx';
import { RenewSecretDialog } from './renew-secret-dialog.tsx';

type Webhook = inferRouterOutputs<AppRouter>['webhook']['list'][number];
const TONES = { pending: 'neutral', delivered: 'good', failed: 'warn', dead: 'bad' } as const;

type Open = { dialog: 'add' } | { dialog: 'delete' | 'renew'; webhook: Webhook } | null;

/** The addresses that hear about calls. */
export function WebhooksPanel() {
  const strings = useStrings(settingsStrings);
  return (
    <SectionFor call="webhook.list" title={strings.webhooks}>
      <Webhooks />
    </SectionFor>
  );
}

function Webhooks() {
  const strings = useStrings(settingsStrings);
  const trpc = useTRPC();
  const webhooks = useQuery(trpc.webhook.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const add = (
    <IfMay call="webhook.create">
      <Button onClick={() => setOpen({ dialog: 'add' })}>{strings.addWebhook}</Button>
    </IfMay>
  );
  return (
    <Panel title={strings.webhooks} lead={strings.webhooksLead} action={add}>
      <QueryState query={webhooks}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noWebhooks}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((webhook) => (
                <li key={webhook.id} className={styles.person}>
                  <div className={styles.what}>
                    <b>{webhook.url}</b>
                    <span>{webhook.events.join(', ')}</span>
                    <PreviousSecret webhook={webhook} />
                  </div>
                  <LastDelivery delivery={webhook.lastDelivery} />
                  <IfMay call="webhook.renewSecret">
                    <Button
                      size="small"
                      aria-label={strings.renewSecretFor(new URL(webhook.url).host)}
                      onClick={() => setOpen({ dialog: 'renew', webhook })}
                    >
                      {strings.renewSecret}
                    </Button>
                  </IfMay>
                  <IfMay call="webhook.delete">
                    <IconButton
                      icon="trash"
                      side="left"
                      label={strings.delete}
                      onClick={() => setOpen({ dialog: 'delete', webhook })}
                    />
                  </IfMay>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'add' ? <AddWebhookDialog onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'renew' ? <RenewSecretDialog webhook={open.webhook} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'delete' ? <DeleteWebhook webhook={open.webhook} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

/** While the secret before a renewal signs as well: until when, and how to end it. */
function PreviousSecret({ webhook: { id: webhookId, previousUntil } }: { webhook: Webhook }) {
  const strings = useStrings(settingsStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const end = useMutation(
    trpc.webhook.endPreviousSecret.mutationOptions({ onSettled: useRefresh(trpc.webhook.pathKey()) }),
  );
  if (previousUntil === null) return null;
  return (
    <small>
      {strings.previousSecretUntil(formats.exact(previousUntil))}{' '}
      <IfMay call="webhook.endPreviousSecret">
        <Button look="plain" size="small" disabled={end.isPending} onClick={() => end.mutate({ webhookId })}>
          {strings.endPrevious}
        </Button>
      </IfMay>
    </small>
  );
}

function LastDelivery({ delivery }: { delivery: Webhook['lastDelivery'] }) {
  const strings = useStrings(settingsStrings);
  if (delivery === null) return <span className={styles.how}>{strings.never}</span>;
  return (
    <span className={styles.how}>
      <Badge tone={TONES[delivery.status]}>{strings.deliveryStates[delivery.status]}</Badge> <Moment at={delivery.at} />
      {delivery.error === null ? '' : ` · ${delivery.error}`}
    </span>
  );
}

function DeleteWebhook({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const strings = useStrings(settingsStrings);
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.webhook.delete.mutationOptions({ onSuccess: useRefresh(trpc.webhook.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.deleteWebhook}
      submitLabel={strings.delete}
      change={remove}
      onConfirm={() => remove.mutate({ webhookId: webhook.id })}
      onClose={onClose}
    >
      <p>{strings.deleteWebhookText(new URL(webhook.url).host)}</p>
    </ConfirmDialog>
  );
}

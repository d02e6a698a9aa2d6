'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useFormats } from '../../../formats/use-formats.ts';
import { useNow } from '../../../formats/use-now.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { ConfirmDialog, Panel, QueryState } from '../../workspace/index.ts';
import { SectionFor } from '../section-for.tsx';
import styles from '../settings.module.css';
import { settingsStrings } from '../strings.ts';
import { CreateApiKeyDialog } from './create-api-key-dialog.tsx';
import { RenewApiKeyDialog } from './renew-api-key-dialog.tsx';

type ApiKey = inferRouterOutputs<AppRouter>['apiKey']['list'][number];
type Open = { dialog: 'create' } | { dialog: 'revoke' | 'renew'; key: ApiKey } | null;

/** Keys for programs; shown by their first characters. */
export function ApiKeysPanel() {
  const strings = useStrings(settingsStrings);
  return (
    <SectionFor call="apiKey.list" title={strings.keys}>
      <Keys />
    </SectionFor>
  );
}

function Keys() {
  const strings = useStrings(settingsStrings);
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKey.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const create = <Button onClick={() => setOpen({ dialog: 'create' })}>{strings.createKey}</Button>;
  const lead = (
    <>
      {strings.keysLead} <Link href="/reference">{strings.apiReference}</Link>
    </>
  );
  return (
    <Panel title={strings.keys} lead={lead} action={create}>
      <QueryState query={keys}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.noKeys}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((key) => (
                <KeyRow
                  key={key.id}
                  apiKey={key}
                  onRenew={() => setOpen({ dialog: 'renew', key })}
                  onRevoke={() => setOpen({ dialog: 'revoke', key })}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'create' ? <CreateApiKeyDialog onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'renew' ? <RenewApiKeyDialog apiKey={open.key} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'revoke' ? <RevokeKey apiKey={open.key} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function KeyRow({ apiKey, onRenew, onRevoke }: { apiKey: ApiKey; onRenew: () => void; onRevoke: () => void }) {
  const strings = useStrings(settingsStrings);
  const formats = useFormats();
  const now = useNow();
  const { name, prefix, scopes, lastUsedAt, revokedAt, expiresAt, previousUntil } = apiKey;
  const isExpired = expiresAt !== null && expiresAt <= now;
  return (
    <li className={styles.person}>
      <div className={styles.what}>
        <b>{name}</b>
        <span>
          <code>{prefix}…</code> {scopes.join(', ')}
        </span>
      </div>
      <span className={styles.how}>
        {lastUsedAt === null ? (
          strings.neverUsed
        ) : (
          <>
            {strings.lastUsed} <Moment at={lastUsedAt} />
          </>
        )}
        {expiresAt === null || isExpired ? null : <small>{strings.expires(formats.exact(expiresAt))}</small>}
        {previousUntil === null || previousUntil <= now || revokedAt !== null ? null : (
          <PreviousKey apiKeyId={apiKey.id} until={previousUntil} />
        )}
      </span>
      {revokedAt === null && !isExpired ? (
        <>
          <Button size="small" aria-label={strings.renewFor(name)} onClick={onRenew}>
            {strings.renew}
          </Button>
          <Button size="small" aria-label={strings.revokeFor(name)} onClick={onRevoke}>
            {strings.revoke}
          </Button>
        </>
      ) : (
        <>
          <Badge>{revokedAt === null ? strings.expired : strings.revoked}</Badge>
          <span />
        </>
      )}
    </li>
  );
}

/** While the key before a renewal is valid as well: until when, and how to end it. */
function PreviousKey({ apiKeyId, until }: { apiKeyId: ApiKey['id']; until: number }) {
  const strings = useStrings(settingsStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const end = useMutation(trpc.apiKey.endPrevious.mutationOptions({ onSettled: useRefresh(trpc.apiKey.pathKey()) }));
  return (
    <small>
      {strings.previousUntil(formats.exact(until))}{' '}
      <Button look="plain" size="small" disabled={end.isPending} onClick={() => end.mutate({ apiKeyId })}>
        {strings.endPrevious}
      </Button>
    </small>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const strings = useStrings(settingsStrings);
  const trpc = useTRPC();
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({ onSuccess: useRefresh(trpc.apiKey.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.revokeKey}
      submitLabel={strings.revoke}
      change={revoke}
      onConfirm={() => revoke.mutate({ apiKeyId: apiKey.id })}
      onClose={onClose}
    >
      <p>{strings.revokeKeyText(apiKey.name)}</p>
    </ConfirmDialog>
  );
}

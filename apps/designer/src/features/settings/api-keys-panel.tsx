'use client';

import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../formats/moment.tsx';
import { errorCode, errorText, useTRPC } from '../../trpc/client.tsx';
import { FormDialog, Panel, QueryState } from '../workspace/index.ts';
import { CreateApiKeyDialog } from './create-api-key-dialog.tsx';
import styles from './settings.module.css';
import { settingsStrings as strings } from './strings.ts';

type ApiKey = inferRouterOutputs<AppRouter>['apiKey']['list'][number];
type Open = { dialog: 'create' } | { dialog: 'revoke'; key: ApiKey } | null;

/** Keys for programs; shown by their first characters. */
export function ApiKeysPanel() {
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKey.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  if (errorCode(keys.error) === 'FORBIDDEN') {
    return (
      <Panel title={strings.keys} lead={strings.keysLead}>
        <p className={styles.none}>{strings.notAllowed}</p>
      </Panel>
    );
  }
  const create = <Button onClick={() => setOpen({ dialog: 'create' })}>{strings.createKey}</Button>;
  const lead = (
    <>
      {strings.keysLead} <a href="/api/rest/openapi.json">{strings.apiDocument}</a>
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
                <KeyRow key={key.id} apiKey={key} onRevoke={() => setOpen({ dialog: 'revoke', key })} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'create' ? <CreateApiKeyDialog onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'revoke' ? <RevokeKey apiKey={open.key} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  return (
    <li>
      <div className={styles.what}>
        <b>{apiKey.name}</b>
        <span>
          <code>{apiKey.prefix}…</code> {apiKey.scopes.join(', ')}
        </span>
      </div>
      <span className={styles.how}>
        {apiKey.lastUsedAt === null ? (
          strings.neverUsed
        ) : (
          <>
            {strings.lastUsed} <Moment at={apiKey.lastUsedAt} />
          </>
        )}
      </span>
      {apiKey.revokedAt === null ? (
        <Button size="small" onClick={onRevoke}>
          {strings.revoke}
        </Button>
      ) : (
        <Badge>{strings.revoked}</Badge>
      )}
    </li>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.apiKey.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      danger
      title={strings.revokeKey}
      submitLabel={strings.revoke}
      busy={revoke.isPending}
      problem={revoke.isError ? errorText(revoke.error) : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        revoke.mutate({ apiKeyId: apiKey.id });
      }}
      onClose={onClose}
    >
      <p>{strings.revokeKeyText(apiKey.name)}</p>
    </FormDialog>
  );
}

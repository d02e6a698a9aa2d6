'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Moment } from '../../../formats/moment.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { IfMay } from '../../../trpc/access.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { useRefresh } from '../../../trpc/use-refresh.ts';
import { ConfirmDialog, Panel, QueryState } from '../../workspace/index.ts';
import { SectionFor } from '../section-for.tsx';
import styles from '../settings.module.css';
import { type Credential, CredentialDialog } from './credential-dialog.tsx';
import { credentialStrings } from './strings.ts';

type Open = { dialog: 'add' } | { dialog: 'change' | 'remove'; credential: Credential } | null;

/** The keys of other systems that agents ask. */
export function CredentialsPanel() {
  const strings = useStrings(credentialStrings);
  return (
    <SectionFor call="credential.list" title={strings.title}>
      <Credentials />
    </SectionFor>
  );
}

function Credentials() {
  const strings = useStrings(credentialStrings);
  const trpc = useTRPC();
  const credentials = useQuery(trpc.credential.list.queryOptions());
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const add = (
    <IfMay call="credential.set">
      <Button onClick={() => setOpen({ dialog: 'add' })}>{strings.add}</Button>
    </IfMay>
  );
  return (
    <Panel title={strings.title} lead={strings.lead} action={add}>
      <QueryState query={credentials}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={styles.none}>{strings.none}</p>
          ) : (
            <ul className={styles.rows}>
              {rows.map((credential) => (
                <CredentialRow key={credential.name} credential={credential} onOpen={setOpen} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'add' ? <CredentialDialog onClose={close} /> : null}
      {open?.dialog === 'change' ? <CredentialDialog credential={open.credential} onClose={close} /> : null}
      {open?.dialog === 'remove' ? <RemoveCredential name={open.credential.name} onClose={close} /> : null}
    </Panel>
  );
}

function CredentialRow({ credential, onOpen }: { credential: Credential; onOpen: (open: Open) => void }) {
  const strings = useStrings(credentialStrings);
  const { name, manner, origins, secretEnding, changedAt } = credential;
  return (
    <li className={styles.person}>
      <div className={styles.what}>
        <b>{name}</b>
        <span>{origins.join(', ')}</span>
      </div>
      <span className={styles.how}>
        {strings.kinds[manner.kind]}
        {secretEnding === '' ? '' : `, ${strings.endsIn(secretEnding)}`} · <Moment at={changedAt} />
      </span>
      <IfMay call="credential.set">
        <Button
          size="small"
          aria-label={strings.changeFor(name)}
          onClick={() => onOpen({ dialog: 'change', credential })}
        >
          {strings.change}
        </Button>
      </IfMay>
      <IfMay call="credential.remove">
        <IconButton
          icon="trash"
          side="left"
          label={strings.removeFor(name)}
          onClick={() => onOpen({ dialog: 'remove', credential })}
        />
      </IfMay>
    </li>
  );
}

function RemoveCredential({ name, onClose }: { name: string; onClose: () => void }) {
  const strings = useStrings(credentialStrings);
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.credential.remove.mutationOptions({ onSuccess: useRefresh(trpc.credential.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.removeTitle(name)}
      submitLabel={strings.remove}
      change={remove}
      onConfirm={() => remove.mutate({ name })}
      onClose={onClose}
    >
      <p>{strings.removeText}</p>
    </ConfirmDialog>
  );
}

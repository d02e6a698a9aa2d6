'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { postAuth } from '../sign-in/index.ts';
import { FormDialog, LanguageMenu, Panel, ThemeMenu } from '../workspace/index.ts';
import styles from './account.module.css';
import { PasswordDialog } from './password-dialog.tsx';
import { accountStrings } from './strings.ts';
import { type Account, useChange } from './use-account.ts';

/** Name, address and password. */
export function ProfilePanel({ account }: { account: Account }) {
  const strings = useStrings(accountStrings);
  const [open, setOpen] = useState<'name' | 'password' | null>(null);
  return (
    <Panel title={strings.profile}>
      <ul className={styles.rows}>
        <li>
          <div className={styles.what}>
            <span>{strings.name}</span>
            <b>{account.name}</b>
          </div>
          <Button size="small" onClick={() => setOpen('name')}>
            {strings.change}
          </Button>
        </li>
        <li>
          <div className={styles.what}>
            <span>{strings.email}</span>
            <b>{account.email}</b>
          </div>
          {account.emailVerified ? <Badge tone="good">{strings.confirmed}</Badge> : <ConfirmButton />}
        </li>
        <li>
          <div className={styles.what}>
            <span>{strings.password}</span>
            <b>{account.hasPassword ? strings.hasPassword : strings.noPassword}</b>
          </div>
          {account.hasPassword ? (
            <Button size="small" onClick={() => setOpen('password')}>
              {strings.change}
            </Button>
          ) : (
            <Link href="/reset-password">{strings.choosePassword}</Link>
          )}
        </li>
        <li>
          <LanguageMenu />
        </li>
        <li>
          <ThemeMenu />
        </li>
      </ul>
      {open === 'name' ? <NameDialog name={account.name} onClose={() => setOpen(null)} /> : null}
      {open === 'password' ? <PasswordDialog email={account.email} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function ConfirmButton() {
  const strings = useStrings(accountStrings);
  const trpc = useTRPC();
  const session = useQuery(trpc.session.get.queryOptions());
  const change = useChange();
  const [isSent, setIsSent] = useState(false);
  const send = async () => {
    setIsSent((await change.run(() => postAuth('/confirm-email/send'))) !== undefined);
  };
  if (isSent) {
    return (
      <span role="status">
        {session.data?.offer.practiceMails ? (
          <Link href="/outbox">{strings.readItHere}</Link>
        ) : (
          strings.confirmationSent
        )}
      </span>
    );
  }
  return (
    <div className={styles.tried}>
      {change.problem === undefined ? null : <span role="alert">{change.problem}</span>}
      <Button size="small" disabled={change.working} onClick={() => void send()}>
        {strings.confirm}
      </Button>
    </div>
  );
}

function NameDialog({ name: before, onClose }: { name: string; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [name, setName] = useState(before);
  const change = useChange();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await change.run(() => postAuth('/account/rename', { name }))) !== undefined) onClose();
  };
  return (
    <FormDialog
      title={strings.changeName}
      submitLabel={strings.save}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextField label={strings.name} value={name} onValue={setName} autoComplete="name" maxLength={100} required />
    </FormDialog>
  );
}

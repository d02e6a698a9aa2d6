'use client';

import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from '../sign-in/index.ts';
import { FormDialog, Panel } from '../workspace/index.ts';
import styles from './account.module.css';
import { OwnPassword } from './own-password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';
import { accountStrings } from './strings.ts';
import { type Account, useChange } from './use-account.ts';

type Open = 'setUp' | 'turnOff' | 'renew' | null;

/** The code of an app beside the password. */
export function SecondFactorPanel({ account }: { account: Account }) {
  const strings = useStrings(accountStrings);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Panel
      title={strings.secondFactor}
      lead={strings.secondFactorLead}
      action={account.twoFactor ? <Badge tone="good">{strings.on}</Badge> : <Badge>{strings.off}</Badge>}
    >
      <div className={styles.choices}>
        {account.twoFactor ? (
          <>
            <Button onClick={() => setOpen('renew')}>{strings.renewCodes}</Button>
            <Button onClick={() => setOpen('turnOff')}>{strings.turnOff}</Button>
          </>
        ) : account.hasPassword ? (
          <Button onClick={() => setOpen('setUp')}>{strings.turnOn}</Button>
        ) : (
          <p>{strings.secondFactorWithoutPassword}</p>
        )}
      </div>
      {open === 'setUp' ? <SetUpDialog onClose={close} /> : null}
      {open === 'turnOff' ? <TurnOffDialog onClose={close} /> : null}
      {open === 'renew' ? <RenewDialog onClose={close} /> : null}
    </Panel>
  );
}

function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [password, setPassword] = useState('');
  const change = useChange();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await change.run(() => postAuth('/two-factor/disable', { password }))) !== undefined) onClose();
  };
  return (
    <FormDialog
      danger
      title={strings.turnOffTitle}
      submitLabel={strings.turnOff}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <p>{strings.turnOffText}</p>
      <OwnPassword value={password} onValue={setPassword} />
    </FormDialog>
  );
}

const codesSchema = z.object({ backupCodes: z.array(z.string()) });

function RenewDialog({ onClose }: { onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<string[]>();
  const change = useChange();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await change.run(() => postAuth('/two-factor/generate-backup-codes', { password }));
    if (done !== undefined) setCodes(codesSchema.parse(done.body).backupCodes);
  };
  if (codes !== undefined) return <RecoveryCodes codes={codes} onClose={onClose} />;
  return (
    <FormDialog
      title={strings.renewCodes}
      submitLabel={strings.renewCodes}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <p>{strings.renewText}</p>
      <OwnPassword value={password} onValue={setPassword} />
    </FormDialog>
  );
}

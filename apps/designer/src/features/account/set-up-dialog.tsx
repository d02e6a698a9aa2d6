'use client';

import { type FormEvent, useState } from 'react';
import { z } from 'zod';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { postAuth } from '../sign-in/index.ts';
import { FormDialog } from '../workspace/index.ts';
import styles from './account.module.css';
import { OwnPassword } from './own-password.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { accountStrings } from './strings.ts';
import { useChange } from './use-account.ts';

const begunSchema = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
type Begun = z.output<typeof begunSchema>;

/** Password, then the picture for the app and its first code, then the codes to write down. */
export function SetUpDialog({ onClose }: { onClose: () => void }) {
  const [begun, setBegun] = useState<Begun>();
  const [isOn, setIsOn] = useState(false);
  if (begun === undefined) return <AskPassword onBegun={setBegun} onClose={onClose} />;
  if (!isOn) return <AskCode uri={begun.totpURI} onDone={() => setIsOn(true)} onClose={onClose} />;
  return <RecoveryCodes codes={begun.backupCodes} onClose={onClose} />;
}

function AskPassword({ onBegun, onClose }: { onBegun: (begun: Begun) => void; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [password, setPassword] = useState('');
  const change = useChange();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await change.run(() => postAuth('/two-factor/enable', { password }));
    if (done !== undefined) onBegun(begunSchema.parse(done.body));
  };
  return (
    <FormDialog
      title={strings.turnOnTitle}
      submitLabel={strings.goOn}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <OwnPassword value={password} onValue={setPassword} />
    </FormDialog>
  );
}

function AskCode({ uri, onDone, onClose }: { uri: string; onDone: () => void; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [code, setCode] = useState('');
  const change = useChange();
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await change.run(() => postAuth('/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }));
    if (done !== undefined) onDone();
  };
  return (
    <FormDialog
      title={strings.turnOnTitle}
      submitLabel={strings.turnOn}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <p>{strings.scan}</p>
      <QrCode text={uri} label={strings.qrLabel} />
      <p>
        {strings.orType} <code className={styles.code}>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <TextField
        label={strings.firstCode}
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        code
        required
      />
    </FormDialog>
  );
}

'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { addPasskey, canHavePasskeys, postAuth } from '../sign-in/index.ts';
import { FormDialog, Panel } from '../workspace/index.ts';
import styles from './account.module.css';
import { describeBrowser } from './describe-browser.ts';
import { accountStrings } from './strings.ts';
import { type Account, useChange } from './use-account.ts';

type Passkey = Account['passkeys'][number];
type Open = { dialog: 'add' } | { dialog: 'rename' | 'remove'; passkey: Passkey } | null;

/** Keys of devices and password managers. */
export function PasskeysPanel({ account: { passkeys } }: { account: Account }) {
  const strings = useStrings(accountStrings);
  const [open, setOpen] = useState<Open>(null);
  const [canAdd, setCanAdd] = useState(true);
  // What the browser can, and under which name it shows us.
  useEffect(() => setCanAdd(canHavePasskeys()), []);
  const close = () => setOpen(null);
  const add = canAdd ? <Button onClick={() => setOpen({ dialog: 'add' })}>{strings.addPasskey}</Button> : undefined;
  return (
    <Panel title={strings.passkeys} lead={canAdd ? strings.passkeysLead : strings.passkeysNotHere} action={add}>
      {passkeys.length === 0 ? (
        <p className={styles.none}>{strings.noPasskeys}</p>
      ) : (
        <ul className={styles.rows}>
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div className={styles.what}>
                <b>{passkey.name}</b>
                <span>
                  {passkey.lastUsedAt === null ? (
                    strings.neverUsed
                  ) : (
                    <>
                      {strings.lastUsed} <Moment at={passkey.lastUsedAt} />
                    </>
                  )}
                </span>
              </div>
              <div className={styles.tried}>
                <Button size="small" onClick={() => setOpen({ dialog: 'rename', passkey })}>
                  {strings.rename}
                </Button>
                <Button size="small" onClick={() => setOpen({ dialog: 'remove', passkey })}>
                  {strings.remove}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {open?.dialog === 'add' ? <NameDialog onClose={close} /> : null}
      {open?.dialog === 'rename' ? <NameDialog passkey={open.passkey} onClose={close} /> : null}
      {open?.dialog === 'remove' ? <RemoveDialog passkey={open.passkey} onClose={close} /> : null}
    </Panel>
  );
}

/** Names a passkey that is there, or one that is made then. */
function NameDialog({ passkey, onClose }: { passkey?: Passkey; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const [name, setName] = useState(() => passkey?.name ?? describeBrowser(navigator.userAgent, strings));
  const change = useChange();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const id = passkey?.id;
    const done = await change.run(() =>
      id === undefined ? addPasskey(name) : postAuth('/passkey/rename', { id, name }),
    );
    if (done !== undefined) onClose();
  };
  return (
    <FormDialog
      title={passkey === undefined ? strings.addPasskey : strings.renamePasskey}
      submitLabel={passkey === undefined ? strings.goOn : strings.save}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextField
        label={strings.passkeyName}
        value={name}
        onValue={setName}
        hint={passkey === undefined ? strings.passkeyNameHint : undefined}
        maxLength={60}
        required
      />
    </FormDialog>
  );
}

function RemoveDialog({ passkey: { id, name }, onClose }: { passkey: Passkey; onClose: () => void }) {
  const strings = useStrings(accountStrings);
  const change = useChange();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await change.run(() => postAuth('/passkey/remove', { id }))) !== undefined) onClose();
  };
  return (
    <FormDialog
      danger
      title={strings.removePasskey}
      submitLabel={strings.remove}
      busy={change.working}
      problem={change.problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <p>{strings.removePasskeyText(name)}</p>
    </FormDialog>
  );
}

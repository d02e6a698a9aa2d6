'use client';

import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import type { MenuItem } from '../../components/menu.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { type CallBack, whoOf } from './call-back.ts';
import styles from './call-backs.module.css';
import { CallNowDialog } from './call-now-dialog.tsx';
import { MoreMenu } from './more-menu.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { callBacksStrings } from './strings.ts';
import { useCallBackChanges } from './use-change.ts';

/** What can be done with a call-back: what is usual as buttons, the rest in a menu. */
export function CallBackActions({ callBack }: { callBack: CallBack }) {
  const errorText = useErrorText();
  const strings = useStrings(callBacksStrings);
  const { assign, settle, cancel } = useCallBackChanges();
  const may = useMay();
  const [open, setOpen] = useState<'plan' | 'call' | null>(null);
  const { id: callBackId, status, isMine } = callBack;
  const who = whoOf(callBack);
  const isWaiting = status === 'open' || status === 'planned';
  const isBusy = assign.isPending || settle.isPending || cancel.isPending;
  const failed = [assign, settle, cancel].find(({ isError }) => isError);
  const item = (
    id: 'notReached' | 'giveBack' | 'takeOn' | 'callNow' | 'plan' | 'cancel',
    onChoose: () => void,
  ): MenuItem => ({ id, label: strings[id], onChoose });
  const items: MenuItem[] = [
    ...(status === 'open' && may('callBack.settle')
      ? [
          item('notReached', () => settle.mutate({ callBackId, outcome: 'notReached' })),
          item(isMine ? 'giveBack' : 'takeOn', () => assign.mutate({ callBackId, toMe: !isMine })),
        ]
      : []),
    ...(status === 'calling' || status === 'done' || !may('callBack.callNow')
      ? []
      : [item('callNow', () => setOpen('call'))]),
    ...(status === 'calling' || !may('callBack.plan') ? [] : [item('plan', () => setOpen('plan'))]),
    ...((isWaiting || status === 'calling') && may('callBack.cancel')
      ? [item('cancel', () => cancel.mutate({ callBackId }))]
      : []),
  ];
  return (
    <>
      <span className={styles.buttons}>
        {isWaiting && may('callBack.settle') ? (
          <Button
            size="small"
            disabled={isBusy}
            aria-label={strings.actionFor(strings.done, who)}
            onClick={() => settle.mutate({ callBackId, outcome: 'done' })}
          >
            {strings.done}
          </Button>
        ) : null}
        {items.length === 0 ? null : <MoreMenu label={strings.actionsFor(who)} items={items} disabled={isBusy} />}
      </span>
      {failed === undefined ? null : (
        <small role="alert" className={styles.bad}>
          {errorText(failed.error)}
        </small>
      )}
      {open === 'plan' ? <PlanDialog callBack={callBack} onClose={() => setOpen(null)} /> : null}
      {open === 'call' ? <CallNowDialog callBack={callBack} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

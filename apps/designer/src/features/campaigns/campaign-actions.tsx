'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useMay } from '../../trpc/access.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { useErrorText } from '../../trpc/use-error-text.ts';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { ConfirmDialog } from '../workspace/index.ts';
import { type Campaign, isOver, progressOf } from './campaign.ts';
import styles from './campaigns.module.css';
import { ChangeCampaignDialog } from './plan-dialog.tsx';
import { StartDialog } from './start-dialog.tsx';
import { campaignsStrings } from './strings.ts';
import { useCampaignChanges } from './use-campaign-changes.ts';

type Open = 'start' | 'change' | 'cancel' | 'delete' | null;

/** What can be done with a campaign as it stands, for whoever may do it. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const errorText = useErrorText();
  const { actions } = useStrings(campaignsStrings);
  const may = useMay();
  const { pause, resume } = useCampaignChanges();
  const [open, setOpen] = useState<Open>(null);
  const { id: campaignId, status, counts } = campaign;
  const isBusy = pause.isPending || resume.isPending;
  const failed = [pause, resume].find(({ isError }) => isError);
  const close = () => setOpen(null);
  return (
    <>
      {status === 'draft' && may('campaign.start') ? (
        <Button look="primary" disabled={progressOf(counts).total === 0} onClick={() => setOpen('start')}>
          {actions.start}
        </Button>
      ) : null}
      {status === 'running' && may('campaign.pause') ? (
        <Button look="primary" disabled={isBusy} onClick={() => pause.mutate({ campaignId })}>
          {actions.pause}
        </Button>
      ) : null}
      {status === 'paused' && may('campaign.resume') ? (
        <Button look="primary" disabled={isBusy} onClick={() => resume.mutate({ campaignId })}>
          {actions.resume}
        </Button>
      ) : null}
      {(status === 'draft' || status === 'paused') && may('campaign.update') ? (
        <Button onClick={() => setOpen('change')}>{actions.change}</Button>
      ) : null}
      {(status === 'running' || status === 'paused') && may('campaign.cancel') ? (
        <Button onClick={() => setOpen('cancel')}>{actions.cancel}</Button>
      ) : null}
      {(status === 'draft' || isOver(campaign)) && may('campaign.delete') ? (
        <Button onClick={() => setOpen('delete')}>{actions.delete}</Button>
      ) : null}
      {failed === undefined ? null : (
        <p role="alert" className={styles.bad}>
          {errorText(failed.error)}
        </p>
      )}
      {open === 'start' ? <StartDialog campaign={campaign} onClose={close} /> : null}
      {open === 'change' ? <ChangeCampaignDialog campaign={campaign} onClose={close} /> : null}
      {open === 'cancel' ? <CancelCampaign campaign={campaign} onClose={close} /> : null}
      {open === 'delete' ? <DeleteCampaign campaign={campaign} onClose={close} /> : null}
    </>
  );
}

interface AskedProps {
  campaign: Campaign;
  onClose: () => void;
}

function CancelCampaign({ campaign: { id: campaignId }, onClose }: AskedProps) {
  const strings = useStrings(campaignsStrings);
  const { cancel } = useCampaignChanges(onClose);
  return (
    <ConfirmDialog
      title={strings.cancelTitle}
      submitLabel={strings.cancelSubmit}
      change={cancel}
      onConfirm={() => cancel.mutate({ campaignId })}
      onClose={onClose}
    >
      <p>{strings.cancelText}</p>
    </ConfirmDialog>
  );
}

function DeleteCampaign({ campaign: { id: campaignId }, onClose }: AskedProps) {
  const strings = useStrings(campaignsStrings);
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh(trpc.campaign.list.pathKey());
  const remove = useMutation(
    trpc.campaign.delete.mutationOptions({
      // Away from its page first, which would ask for what is gone.
      onSuccess: () => {
        router.push('/campaigns');
        return refresh();
      },
    }),
  );
  return (
    <ConfirmDialog
      title={strings.deleteTitle}
      submitLabel={strings.deleteSubmit}
      change={remove}
      onConfirm={() => remove.mutate({ campaignId })}
      onClose={onClose}
    >
      <p>{strings.deleteText}</p>
    </ConfirmDialog>
  );
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';
import { useRefresh } from '../../trpc/use-refresh.ts';

/** Everything that is done with a campaign as a whole; what shows one is asked for anew afterwards, whatever came of it. */
export function useCampaignChanges(onSuccess?: () => void) {
  const trpc = useTRPC();
  const options = {
    ...(onSuccess === undefined ? {} : { onSuccess }),
    onSettled: useRefresh(trpc.campaign.pathKey()),
  };
  return {
    start: useMutation(trpc.campaign.start.mutationOptions(options)),
    pause: useMutation(trpc.campaign.pause.mutationOptions(options)),
    resume: useMutation(trpc.campaign.resume.mutationOptions(options)),
    cancel: useMutation(trpc.campaign.cancel.mutationOptions(options)),
    update: useMutation(trpc.campaign.update.mutationOptions(options)),
  };
}

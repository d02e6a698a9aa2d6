'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** Everything that people do with a call-back; what shows one is asked for anew afterwards, whatever came of it. */
export function useCallBackChanges(onSuccess?: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = {
    ...(onSuccess === undefined ? {} : { onSuccess }),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.callBack.pathKey() });
      await queryClient.invalidateQueries({ queryKey: trpc.contact.pathKey() });
      await queryClient.invalidateQueries({ queryKey: trpc.calls.get.pathKey() });
    },
  };
  return {
    assign: useMutation(trpc.callBack.assign.mutationOptions(options)),
    settle: useMutation(trpc.callBack.settle.mutationOptions(options)),
    cancel: useMutation(trpc.callBack.cancel.mutationOptions(options)),
    plan: useMutation(trpc.callBack.plan.mutationOptions(options)),
    callNow: useMutation(trpc.callBack.callNow.mutationOptions(options)),
    create: useMutation(trpc.callBack.create.mutationOptions(options)),
  };
}

import { type QueryKey, useQueryClient } from '@tanstack/react-query';

/**
 * What follows a change on the server: what is shown of `queryKey` is asked for again (everything, if it is left out), then `then` is done.
 * For the `onSuccess` of a mutation, which counts as running until that is over.
 */
export function useRefresh(queryKey?: QueryKey, then?: () => void): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries(queryKey === undefined ? {} : { queryKey });
    then?.();
  };
}

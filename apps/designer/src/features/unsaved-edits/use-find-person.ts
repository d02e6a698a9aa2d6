import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../trpc/client.tsx';

/** Finds out who is signed in, together with whoever else on the page wants to know; null when nobody is. Rejects when it cannot be said. */
export function useFindPerson(): () => Promise<string | null> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => (await queryClient.fetchQuery(trpc.session.get.queryOptions())).person?.userId ?? null;
}

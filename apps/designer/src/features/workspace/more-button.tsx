'use client';

import { Button } from '../../components/button.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { workspaceStrings } from './strings.ts';

interface MoreButtonProps {
  /** A list that comes in pages. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
}

/** Below a list that comes in pages; nothing where all of it is there. */
export function MoreButton({ query }: MoreButtonProps) {
  const strings = useStrings(workspaceStrings);
  if (!query.hasNextPage) return null;
  return (
    <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {query.isFetchingNextPage ? strings.loadingMore : strings.more}
    </Button>
  );
}

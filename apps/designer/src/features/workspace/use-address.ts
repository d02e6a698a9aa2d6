'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/** What stands in the page's address: it survives a reload, can be sent to somebody, and is there again after “back”. */
export function useAddress<Filters>({
  read,
  write,
}: {
  /** What an address does not know, or somebody has written into it, counts for nothing. */
  read: (query: string) => Filters;
  write: (filters: Filters) => string;
}): [Filters, (filters: Filters) => void] {
  const query = useSearchParams().toString();
  const path = usePathname();
  const setFilters = (filters: Filters) => {
    const written = write(filters);
    window.history.replaceState(null, '', written === '' ? path : `${path}?${written}`);
  };
  return [read(query), setFilters];
}

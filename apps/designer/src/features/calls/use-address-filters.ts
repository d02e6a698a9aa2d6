import { usePathname, useSearchParams } from 'next/navigation';
import { type CallFilters, readFilters, writeFilters } from './call-filters.ts';

/** The filters that stand in the page's address: they survive a reload, can be sent to somebody, and are there again after “back”. */
export function useAddressFilters(): [CallFilters, (filters: CallFilters) => void] {
  const query = useSearchParams().toString();
  const path = usePathname();
  const setFilters = (filters: CallFilters) => {
    const written = writeFilters(filters);
    window.history.replaceState(null, '', written === '' ? path : `${path}?${written}`);
  };
  return [readFilters(query), setFilters];
}

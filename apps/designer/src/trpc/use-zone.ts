import { useQuery } from '@tanstack/react-query';
import { ownTimeZone, type Zone } from '../formats/own-time-zone.ts';
import { useTRPC } from './client.tsx';

/** By whose clock the workspace's times are shown and planned: its own; this browser's where nobody has chosen one, or until it is known. */
export function useZone(): Zone {
  const { data } = useQuery(useTRPC().timeZone.get.queryOptions());
  return data?.isChosen === true ? data : { timeZone: ownTimeZone(), isChosen: false };
}

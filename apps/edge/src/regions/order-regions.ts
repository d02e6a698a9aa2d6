import type { Region } from '../env.ts';
import { distanceKm, placeOf } from './places.ts';
import { type Standing, UNKNOWN } from './standing.ts';

/** A call, as far as it matters where it is answered. */
export interface Routed {
  readonly callSid: string;
  /** Who is on the line, and which number of ours. */
  readonly party: string;
  readonly number: string;
  /** The region that has the call, by the address that it gave Twilio. */
  readonly hasIt: string | null;
  /** Which regions know the number; undefined when none said so. */
  readonly knownIn: readonly string[] | undefined;
  readonly pinnedTo: 'eu' | 'us' | undefined;
}

/** From here on a region's calls go elsewhere, none of them yet; at 1 all do. */
const SHED_FROM = 0.8;

/**
 * Which regions may answer, the one to be asked first at the front: the one that has the call, then those that are well and not too full, by
 * their distance, then the full, at last those that are out: one of those is still better than none.
 */
export function orderRegions(
  regions: readonly Region[],
  standings: ReadonlyMap<string, Standing>,
  call: Routed,
): readonly Region[] {
  // Whoever calls tells more than the data centre that asks: Twilio asks from its own.
  const from = placeOf(call.party) ?? placeOf(call.number);
  const draw = drawOf(call.callSid);
  const rank = ({ name, at }: Region) => {
    const { isIn, load } = standings.get(name) ?? UNKNOWN;
    const sheds = draw < (load - SHED_FROM) / (1 - SHED_FROM);
    const group = name === call.hasIt ? 0 : isIn ? (sheds ? 2 : 1) : 3;
    return { group, far: from === undefined ? 0 : distanceKm(from, at) };
  };
  return regions
    .filter((region) => mayAnswer(region, call))
    .map((region) => ({ region, ...rank(region) }))
    .sort((one, other) => one.group - other.group || one.far - other.far)
    .map(({ region }) => region);
}

/** Never elsewhere than where the number may be, and not where nobody knows it. */
export function mayAnswer(
  { name, place }: Region,
  { knownIn, pinnedTo }: Pick<Routed, 'knownIn' | 'pinnedTo'>,
): boolean {
  return (pinnedTo === undefined || place === pinnedTo) && (knownIn === undefined || knownIn.includes(name));
}

/** From 0 to below 1, the same whenever it is asked for the same call (FNV-1a). */
function drawOf(callSid: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < callSid.length; index += 1)
    hash = Math.imul(hash ^ callSid.charCodeAt(index), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

import { regionReportSchema, type Seal } from '@aybiza/region-protocol';
import type { Region, Settings } from '../env.ts';
import { edgeCache, type Platform } from '../platform.ts';
import { askRegion } from './ask-region.ts';
import { afterCall, afterReport, type Standing, UNKNOWN } from './standing.ts';

/** What was heard of a region longer ago is not gone by. */
const STALE_AFTER_MS = 60_000;
/** For so long a data centre remembers who lied. */
const REMEMBERED_S = 3_600;

type Watched = Pick<Settings, 'reportMs' | 'reportEveryMs' | 'publicUrl'> & { readonly seal: Seal };

/** What is known of the regions now, and a way to say more. */
export interface RegionWatch {
  readonly standings: ReadonlyMap<string, Standing>;
  /** It was asked about a call. Written once what it says of itself is, so that the one is not lost over the other. */
  note(region: Region, went: 'well' | 'badly'): void;
}

/**
 * How the regions are. Nobody waits for a report while the last one is younger than a minute; one that is older than `REPORT_EVERY_MS` is renewed
 * beside the call.
 */
export async function watchRegions(
  regions: readonly Region[],
  options: Watched,
  platform: Platform,
): Promise<RegionWatch> {
  const now = Date.now();
  const renewals: Promise<Standing>[] = [];
  const entries = regions.map(async (region) => {
    const known = await recall(region, options);
    const ageMs = now - known.askedAt;
    if (ageMs < options.reportEveryMs) return [region.name, known] as const;
    const renewed = renew(region, options);
    renewals.push(renewed);
    platform.waitUntil(renewed);
    return [region.name, ageMs < STALE_AFTER_MS ? known : await renewed] as const;
  });
  const standings = new Map(await Promise.all(entries));
  return {
    standings,
    note: (region, went) =>
      platform.waitUntil(Promise.allSettled(renewals).then(() => noteCall(region, went, options))),
  };
}

async function noteCall(region: Region, went: 'well' | 'badly', options: Watched): Promise<void> {
  const standing = await recall(region, options);
  const next = afterCall(standing, went);
  // Most calls go well, and change nothing.
  if (next.isIn !== standing.isIn || next.lapses !== standing.lapses) await keep(region, next, options);
}

async function renew(region: Region, options: Watched): Promise<Standing> {
  const now = Date.now();
  const question = { path: '/region', schema: regionReportSchema };
  const report = await askRegion(region, question, { seal: options.seal, deadlineMs: options.reportMs, now });
  // Read only now: another call may have said something meanwhile.
  const standing = afterReport(await recall(region, options), report, now);
  await keep(region, standing, options);
  return standing;
}

/** The cache takes addresses as keys; nobody gets at this one from outside, since only a few paths are answered. */
function keyOf({ name }: Region, { publicUrl }: Watched): string {
  return `${publicUrl}/standing/${name}`;
}

async function recall(region: Region, options: Watched): Promise<Standing> {
  const kept = await edgeCache().match(keyOf(region, options));
  return kept === undefined ? UNKNOWN : ((await kept.json()) as Standing);
}

async function keep(region: Region, standing: Standing, options: Watched): Promise<void> {
  const headers = { 'Cache-Control': `max-age=${REMEMBERED_S}` };
  await edgeCache().put(keyOf(region, options), new Response(JSON.stringify(standing), { headers }));
}

import { type Tile, Tiles } from '../../components/tiles.tsx';
import { formatDuration } from '../../formats/format-duration.ts';
import { formatCount, formatShare } from '../../formats/format-figures.ts';
import { analyticsStrings as strings } from './strings.ts';
import type { Sums } from './use-analytics.ts';

/** The figures, and how each is read from the sums of a period. */
const FIGURES: readonly (readonly [keyof typeof strings.tiles, (sums: Sums) => string])[] = [
  ['calls', ({ calls }) => formatCount(calls)],
  ['contained', ({ contained, calls }) => formatShare(calls === 0 ? 0 : contained / calls)],
  ['transferred', ({ transferred, calls }) => formatShare(calls === 0 ? 0 : transferred / calls)],
  ['left', ({ left, calls }) => formatShare(calls === 0 ? 0 : left / calls)],
  ['length', ({ durationMs, calls }) => formatDuration(calls === 0 ? 0 : durationMs / calls)],
];

/** The few figures that are looked at first, each with what it was in the period before. */
export function SummaryTiles({ now, before }: { now: Sums; before: Sums | undefined }) {
  const was = (read: (sums: Sums) => string) => {
    if (before === undefined) return '';
    return before.calls === 0 ? strings.noBefore : strings.before(read(before));
  };
  const tiles = FIGURES.map(([key, read]): Tile => ({ ...strings.tiles[key], value: read(now), was: was(read) }));
  return <Tiles tiles={tiles} />;
}

import { type Tile, Tiles } from '../../components/tiles.tsx';
import type { Formats } from '../../formats/create-formats.ts';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { analyticsStrings } from './strings.ts';
import type { Sums } from './use-analytics.ts';

/** The figures, and how each is read from the sums of a period. */
const FIGURES = {
  calls: ({ calls }, formats) => formats.count(calls),
  contained: ({ contained, calls }, formats) => formats.share(calls === 0 ? 0 : contained / calls),
  transferred: ({ transferred, calls }, formats) => formats.share(calls === 0 ? 0 : transferred / calls),
  left: ({ left, calls }, formats) => formats.share(calls === 0 ? 0 : left / calls),
  length: ({ durationMs, calls }, formats) => formats.duration(calls === 0 ? 0 : durationMs / calls),
} satisfies Record<string, (sums: Sums, formats: Formats) => string>;
const SHOWN = ['calls', 'contained', 'transferred', 'left', 'length'] as const;

/** The few figures that are looked at first, each with what it was in the period before. */
export function SummaryTiles({ now, before }: { now: Sums; before: Sums | undefined }) {
  const strings = useStrings(analyticsStrings);
  const formats = useFormats();
  const tiles = SHOWN.map((figure): Tile => {
    const read = (sums: Sums) => FIGURES[figure](sums, formats);
    const was = before === undefined ? '' : before.calls === 0 ? strings.noBefore : strings.before(read(before));
    return { ...strings.tiles[figure], value: read(now), was };
  });
  return <Tiles tiles={tiles} />;
}

import { localDay } from '@aybiza/foundation/local-day';
import { TimeChart } from '../../components/chart/time-chart.tsx';
import type { Formats } from '../../formats/create-formats.ts';
import { useFormats } from '../../formats/use-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { stepOf } from './analytics-filters.ts';
import { ChartPanel } from './chart-panel.tsx';
import { percentOf } from './percent-of.ts';
import { analyticsStrings } from './strings.ts';
import { callsHref, type Scene, type Volume } from './use-analytics.ts';

const ENDINGS = ['contained', 'transferred', 'left', 'dropped'] as const;

const PLACES = { contained: 0, transferred: 1, left: 2, dropped: 3 } as const;

/** The colours of some of the endings. */
function seriesOf(endings: readonly (typeof ENDINGS)[number][], names: WordsOf<typeof analyticsStrings>['endings']) {
  return endings.map((ending) => ({ label: names[ending], series: PLACES[ending] }));
}

interface VolumeProps {
  scene: Scene;
  volume: Volume;
}

/** How many calls there were, and what became of them. */
export function VolumePanel({ scene, volume }: VolumeProps) {
  const strings = useStrings(analyticsStrings);
  const formats = useFormats();
  const times = timesOf(scene, formats);
  const points = volume.map(({ startsAt, ...sums }) => {
    const { short, long, day } = times(startsAt);
    const parts = ENDINGS.filter((ending) => sums[ending] > 0).map(
      (ending) => `${formats.count(sums[ending])} ${strings.counted[ending]}`,
    );
    return {
      label: short,
      said: strings.volume.said(long, sums.calls, parts.join(', ')),
      values: ENDINGS.map((ending) => sums[ending]),
      href: sums.calls === 0 ? undefined : callsHref(scene, { day }),
    };
  });
  const rows = volume.map(({ startsAt, ...sums }) => ({
    cells: [times(startsAt).long, sums.calls, ...ENDINGS.map((ending) => sums[ending])],
    href: sums.calls === 0 ? undefined : callsHref(scene, { day: times(startsAt).day }),
  }));
  return (
    <ChartPanel {...strings.volume} data={{ file: 'calls-over-time', columns: strings.volume.columns, rows }}>
      <TimeChart
        label={strings.volume.title}
        kind="bars"
        series={seriesOf(ENDINGS, strings.endings)}
        points={points}
        format={formats.short}
        whole
      />
    </ChartPanel>
  );
}

/** Which share of calls needed nobody, and which was taken by a person. */
export function ContainmentPanel({ scene, volume }: VolumeProps) {
  const strings = useStrings(analyticsStrings);
  const formats = useFormats();
  const times = timesOf(scene, formats);
  const points = volume.map(({ startsAt, calls, contained, transferred }) => {
    const { short, long, day } = times(startsAt);
    if (calls === 0) return { label: short, said: strings.containment.nobody(long), values: [null, null] };
    const shares = [contained / calls, transferred / calls] as const;
    return {
      label: short,
      said: strings.containment.said(long, formats.share(shares[0]), formats.share(shares[1])),
      values: shares,
      href: callsHref(scene, { day }),
    };
  });
  const rows = volume.map(({ startsAt, calls, contained, transferred }) => ({
    cells: [times(startsAt).long, calls, percentOf(contained, calls), percentOf(transferred, calls)],
  }));
  return (
    <ChartPanel
      {...strings.containment}
      data={{ file: 'containment-over-time', columns: strings.containment.columns, rows }}
    >
      <TimeChart
        label={strings.containment.title}
        kind="lines"
        series={seriesOf(['contained', 'transferred'], strings.endings)}
        points={points}
        format={formats.roundShare}
        top={1}
      />
    </ChartPanel>
  );
}

/** A moment as the clocks of the workspace show it: short for an axis, long for a sentence, and its date. */
function timesOf({ days, timeZone }: Scene, formats: Formats) {
  const isByHour = stepOf(days) === 'hour';
  const day = { day: 'numeric', month: 'short' } as const;
  // An hour that comes twice in autumn has two offsets, by which it can be told apart.
  const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const short = formats.dates({ timeZone, ...(isByHour ? hour : day) });
  const long = formats.dates({
    timeZone,
    weekday: 'short',
    ...day,
    year: 'numeric',
    ...(isByHour ? { ...hour, timeZoneName: 'shortOffset' as const } : {}),
  });
  return (moment: number) => ({
    short: short(moment),
    long: long(moment),
    day: localDay(moment, timeZone),
  });
}

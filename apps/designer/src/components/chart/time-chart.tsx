import Link from 'next/link';
import { useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './chart.module.css';
import { type ChartScale, chartScale, labelEvery } from './chart-scale.ts';
import { Legend, type Series } from './legend.tsx';
import { chartStrings } from './strings.ts';

/** What a chart shows at one time. */
export interface ChartPoint {
  /** Short, for the axis. */
  readonly label: string;
  /** The whole of it in words, such as “24 November: 12 calls”. */
  readonly said: string;
  /** One for each series; null where there is nothing to say. */
  readonly values: readonly (number | null)[];
  readonly href?: string | undefined;
}

interface TimeChartProps {
  label: string;
  /** `bars` lie on each other; `lines` stand beside each other. */
  kind: 'bars' | 'lines';
  series: readonly Series[];
  points: readonly ChartPoint[];
  /** How a mark of the axis reads. */
  format: (value: number) => string;
  /** Where the axis ends; by default where the largest value fits. */
  top?: number;
  whole?: boolean;
  /** Which point is shown, where the page knows; else the one that somebody has gone to. */
  shown?: number | undefined;
  /** Somebody went to a point. */
  onGo?: (index: number) => void;
}

/** Until it is known how wide the place is. */
const USUAL_WIDTH = 720;
/** A label of the axis with room around it. */
const LABEL_WIDTH = 74;
const HEIGHT = 200;
const EDGE = { left: 44, right: 8, top: 8, bottom: 24 } as const;
const PLOT_HEIGHT = HEIGHT - EDGE.top - EDGE.bottom;
const DASHES = [undefined, '6 4', '2 3', '10 3 2 3', '1 4'];

/** Something over time. One stop for the keyboard; arrows walk along it, and what stands there is written below and read out. */
export function TimeChart(props: TimeChartProps) {
  const strings = useStrings(chartStrings);
  const { label, kind, series, points, format, whole = false, onGo } = props;
  const [gone, setGone] = useState<number | null>(null);
  const chosen = props.shown ?? gone;
  const choose = (index: number) => {
    setGone(index);
    onGo?.(index);
  };
  const [width, setWidth] = useState(USUAL_WIDTH);
  const totals = points.map(({ values }) => values.map((value) => value ?? 0)).map(kind === 'bars' ? sumOf : largestOf);
  const scale = chartScale(props.top ?? largestOf(totals), { whole });
  const step = (width - EDGE.left - EDGE.right) / Math.max(1, points.length);
  const x = (index: number) => EDGE.left + (index + 0.5) * step;
  const y = (value: number) => EDGE.top + (1 - value / scale.top) * PLOT_HEIGHT;
  const at = chosen === null ? null : Math.min(chosen, points.length - 1);
  const point = at === null ? undefined : points[at];
  const every = labelEvery(points.length, Math.floor((width - EDGE.left) / LABEL_WIDTH));
  return (
    <div className={styles.time}>
      {series.length > 1 ? <Legend series={series} /> : null}
      <div className={styles.plot} ref={(place) => watchWidth(place, setWidth)}>
        <svg className={styles.canvas} width={width} height={HEIGHT} aria-hidden>
          <Axis scale={scale} y={y} right={width - EDGE.right} format={format} />
          {points.map((each, index) => (
            <g key={each.said} onPointerEnter={() => choose(index)}>
              <rect
                className={styles.column}
                data-chosen={index === at}
                x={x(index) - step / 2}
                y={EDGE.top}
                width={step}
                height={PLOT_HEIGHT}
              />
              {kind === 'bars' ? (
                <Stack series={series} values={each.values} x={x(index)} width={barWidth(step)} y={y} />
              ) : null}
              {index % every === 0 ? (
                <text className={styles.tick} x={x(index)} y={HEIGHT - 6} textAnchor="middle">
                  {each.label}
                </text>
              ) : null}
            </g>
          ))}
          {kind === 'lines' ? <Lines series={series} points={points} x={x} y={y} /> : null}
        </svg>
        {/* What the browser has for walking along a scale, laid over the drawing: keys and screen readers know it. */}
        <input
          type="range"
          className={styles.walk}
          aria-label={label}
          aria-valuetext={point?.said ?? strings.keys}
          min={0}
          max={Math.max(0, points.length - 1)}
          value={at ?? 0}
          onFocus={() => choose(at ?? 0)}
          onChange={(event) => choose(Number(event.currentTarget.value))}
        />
      </div>
      <p className={styles.readout}>
        {point === undefined ? strings.keys : point.said}
        {point?.href === undefined ? null : <Link href={point.href}>{strings.calls}</Link>}
      </p>
    </div>
  );
}

/** A drawing that is scaled has letters of any size: it is drawn anew for the width that it has. */
function watchWidth(place: HTMLDivElement | null, onWidth: (width: number) => void) {
  if (place === null) return;
  const watch = new ResizeObserver(() => onWidth(Math.max(240, place.clientWidth)));
  watch.observe(place);
  return () => watch.disconnect();
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function largestOf(values: readonly number[]): number {
  return Math.max(0, ...values);
}

interface AxisProps extends Pick<TimeChartProps, 'format'> {
  scale: ChartScale;
  y: Reach;
  right: number;
}

function Axis({ scale, y, right, format }: AxisProps) {
  return scale.ticks.map((tick) => (
    <g key={tick}>
      <line className={styles.grid} x1={EDGE.left} x2={right} y1={y(tick)} y2={y(tick)} />
      <text className={styles.tick} x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end">
        {format(tick)}
      </text>
    </g>
  ));
}

function barWidth(step: number): number {
  return Math.max(1, Math.min(36, step * 0.72));
}

type Reach = (value: number) => number;

interface StackProps {
  series: readonly Series[];
  values: ChartPoint['values'];
  x: number;
  width: number;
  y: Reach;
}

function Stack({ series, values, x, width, y }: StackProps) {
  let below = 0;
  return series.map(({ label, series: place }, index) => {
    const value = values[index] ?? 0;
    const [from, to] = [below, below + value];
    below = to;
    if (value === 0) return null;
    return (
      <rect
        key={label}
        className={styles.bar}
        data-series={place}
        x={x - width / 2}
        y={y(to)}
        width={width}
        height={Math.max(0.5, y(from) - y(to))}
      />
    );
  });
}

function Lines({
  series,
  points,
  x,
  y,
}: {
  series: readonly Series[];
  points: readonly ChartPoint[];
  x: Reach;
  y: Reach;
}) {
  return series.map(({ label, series: place }, index) => (
    <g key={label} data-series={place} className={styles.line}>
      <path
        d={pathOf(
          points.map(({ values }) => values[index] ?? null),
          x,
          y,
        )}
        strokeDasharray={DASHES[place]}
      />
      {points.map(({ said, values }, at) => {
        const value = values[index] ?? null;
        return value === null ? null : <circle key={said} cx={x(at)} cy={y(value)} r={points.length > 60 ? 1.5 : 3} />;
      })}
    </g>
  ));
}

/** A line with a gap wherever there is nothing. */
function pathOf(values: readonly (number | null)[], x: Reach, y: Reach): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isFirst = (values[index - 1] ?? null) === null;
      return `${isFirst ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}

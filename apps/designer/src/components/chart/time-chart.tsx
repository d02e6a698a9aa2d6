import Link from 'next/link';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import styles from './chart.module.css';
import { chartScale, labelEvery } from './chart-scale.ts';
import { Legend, type Series } from './legend.tsx';
import { chartStrings as strings } from './strings.ts';

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
}

const WIDTH = 720;
const HEIGHT = 200;
const EDGE = { left: 44, right: 8, top: 8, bottom: 24 } as const;
const MOST_LABELS = 9;
const DASHES = [undefined, '6 4', '2 3', '10 3 2 3', '1 4'];

/** Something over time. One stop for the keyboard; arrows walk along it, and what stands there is written below and read out. */
export function TimeChart({ label, kind, series, points, format, top, whole = false }: TimeChartProps) {
  const [chosen, choose] = useState<number | null>(null);
  const frame = useRef<SVGSVGElement>(null);
  const hint = useId();
  const totals = points.map(({ values }) =>
    kind === 'bars'
      ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
      : Math.max(0, ...values.map((value) => value ?? 0)),
  );
  const scale = chartScale(top ?? Math.max(0, ...totals), { whole });
  const step = (WIDTH - EDGE.left - EDGE.right) / Math.max(1, points.length);
  const x = (index: number) => EDGE.left + (index + 0.5) * step;
  const y = (value: number) => EDGE.top + (1 - value / scale.top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const at = chosen === null ? null : Math.min(chosen, points.length - 1);
  const point = at === null ? undefined : points[at];
  const move = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, at, points.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    frame.current?.querySelector<SVGElement>(`[data-at="${next}"]`)?.focus();
  };
  const every = labelEvery(points.length, MOST_LABELS);
  return (
    <div className={styles.time}>
      {series.length > 1 ? <Legend series={series} /> : null}
      <svg
        ref={frame}
        className={styles.canvas}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={label}
        aria-describedby={hint}
        onKeyDown={move}
      >
        {scale.ticks.map((tick) => (
          <g key={tick} aria-hidden>
            <line className={styles.grid} x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text className={styles.tick} x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {points.map((each, index) =>
          index % every === 0 ? (
            <text key={each.said} aria-hidden className={styles.tick} x={x(index)} y={HEIGHT - 6} textAnchor="middle">
              {each.label}
            </text>
          ) : null,
        )}
        {kind === 'lines' ? <Lines series={series} points={points} x={x} y={y} /> : null}
        {points.map((each, index) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: one point at a time takes the focus, and arrows move it
          <g
            key={each.said}
            data-at={index}
            role="img"
            aria-label={each.said}
            tabIndex={index === (at ?? 0) ? 0 : -1}
            className={styles.point}
            onFocus={() => choose(index)}
            onPointerEnter={() => choose(index)}
          >
            <rect
              className={styles.column}
              data-chosen={index === at}
              x={x(index) - step / 2}
              y={EDGE.top}
              width={step}
              height={HEIGHT - EDGE.top - EDGE.bottom}
            />
            {kind === 'bars' ? (
              <Stack series={series} values={each.values} x={x(index)} width={barWidth(step)} y={y} />
            ) : null}
          </g>
        ))}
      </svg>
      <p className={styles.readout} id={hint}>
        {point === undefined ? strings.keys : point.said}
        {point?.href === undefined ? null : <Link href={point.href}>{strings.calls}</Link>}
      </p>
    </div>
  );
}

/** Where a key leads, from a point or from none. */
function placeAfter(key: string, at: number | null, count: number): number | undefined {
  if (count === 0) return undefined;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: Math.min(count - 1, (at ?? -1) + 1),
    ArrowLeft: Math.max(0, (at ?? 1) - 1),
    Home: 0,
    End: count - 1,
  };
  return places[key];
}

function barWidth(step: number): number {
  return Math.max(1, Math.min(36, step * 0.72));
}

type Axis = (value: number) => number;

interface StackProps {
  series: readonly Series[];
  values: ChartPoint['values'];
  x: number;
  width: number;
  y: Axis;
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
  x: Axis;
  y: Axis;
}) {
  return series.map(({ label, series: place }, index) => (
    <g key={label} aria-hidden data-series={place} className={styles.line}>
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
function pathOf(values: readonly (number | null)[], x: Axis, y: Axis): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isFirst = (values[index - 1] ?? null) === null;
      return `${isFirst ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}

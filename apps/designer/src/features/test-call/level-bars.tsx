import { useEffect, useRef } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import type { LevelMeter } from './level-meter.ts';
import { testCallStrings } from './strings.ts';
import styles from './test-call-panel.module.css';

const BARS = Array.from({ length: 20 }, (_, index) => index);

/** Loudness as bars; drawn past React, fifty times a second. */
export function LevelBars({ meter }: { meter: LevelMeter }) {
  const strings = useStrings(testCallStrings);
  const frame = useRef<HTMLDivElement>(null);
  // The sound: bars follow it without drawing the panel again.
  useEffect(
    () =>
      meter.subscribe(() => {
        const bars = frame.current?.children;
        for (const [index, level] of meter.levels().entries()) {
          const bar = bars?.item(index);
          if (bar instanceof HTMLElement) bar.style.scale = `1 ${0.12 + 0.88 * level}`;
        }
      }),
    [meter],
  );
  return (
    <div ref={frame} className={styles.level} role="img" aria-label={strings.level}>
      {BARS.map((bar) => (
        <i key={bar} />
      ))}
    </div>
  );
}

import type { ReactNode } from 'react';
import { Select } from '../../components/select.tsx';
import { formatPosition } from '../../formats/format-duration.ts';
import styles from './player.module.css';
import { callStrings as strings } from './strings.ts';
import { SPEEDS, type Speed } from './use-speed.ts';

interface TransportProps {
  playing: boolean;
  positionMs: number;
  durationMs: number;
  speed: Speed;
  onToggle: () => void;
  onSeek: (ms: number) => void;
  onSpeed: (speed: Speed) => void;
  /** More to choose from, behind the speed. */
  children?: ReactNode;
}

const speedOptions = SPEEDS.map((value) => ({ value, label: strings.times(value) }));

/** Play, pause, go somewhere, faster and slower: the same with and without sound. */
export function Transport(props: TransportProps) {
  const { playing, positionMs, durationMs, speed, onToggle, onSeek, onSpeed, children } = props;
  return (
    <>
      <input
        className={styles.position}
        type="range"
        aria-label={strings.position}
        aria-valuetext={formatPosition(positionMs)}
        min={0}
        max={durationMs}
        step={250}
        value={Math.min(positionMs, durationMs)}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
      />
      <div className={styles.controls}>
        <button type="button" className={styles.play} onClick={onToggle}>
          {playing ? strings.pause : strings.play}
        </button>
        <span className={styles.time}>
          {formatPosition(positionMs)} / {formatPosition(durationMs)}
        </span>
        <Select
          label={strings.speed}
          hideLabel
          title={strings.speedHint}
          value={speed}
          options={speedOptions}
          onValue={onSpeed}
        />
        {children}
      </div>
    </>
  );
}

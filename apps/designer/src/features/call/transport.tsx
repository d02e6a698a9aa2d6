import type { ReactNode } from 'react';
import { Select } from '../../components/select.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './player.module.css';
import { callStrings } from './strings.ts';
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

/** Play, pause, go somewhere, faster and slower: the same with and without sound. */
export function Transport(props: TransportProps) {
  const strings = useStrings(callStrings);
  const formats = useFormats();
  const { playing, positionMs, durationMs, speed, onToggle, onSeek, onSpeed, children } = props;
  return (
    <>
      <input
        className={styles.position}
        type="range"
        aria-label={strings.position}
        aria-valuetext={formats.position(positionMs)}
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
          {formats.position(positionMs)} / {formats.position(durationMs)}
        </span>
        <Select
          label={strings.speed}
          hideLabel
          title={strings.speedHint}
          value={speed}
          options={SPEEDS.map((value) => ({ value, label: strings.times(value) }))}
          onValue={onSpeed}
        />
        {children}
      </div>
    </>
  );
}

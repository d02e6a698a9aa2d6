import { useEffect, useRef, useState } from 'react';

export interface LogClock {
  readonly playing: boolean;
  readonly positionMs: number;
  toggle(): void;
  seek(ms: number): void;
}

interface LogClockOptions {
  durationMs: number;
  /** 1 is as it was. */
  speed: number;
  /** While it runs, some four times a second. */
  onPosition: (ms: number) => void;
}

/** As often as a browser says how far sound was played. */
const TICK_MS = 250;

/** Time that passes as it passed in a call of which there is no sound. It stops at the end, and begins again from there. */
export function useLogClock({ durationMs, speed, onPosition }: LogClockOptions): LogClock {
  const [positionMs, setPositionMs] = useState(0);
  const [playing, setPlaying] = useState(false);
  const tell = useRef(onPosition);
  tell.current = onPosition;
  const seek = (ms: number) => setPositionMs(Math.min(Math.max(0, ms), durationMs));
  // The browser's clock.
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setPositionMs((ms) => Math.min(ms + TICK_MS * speed, durationMs)), TICK_MS);
    return () => clearInterval(timer);
  }, [playing, speed, durationMs]);
  // Whoever walks along with the call.
  useEffect(() => {
    if (!playing) return;
    tell.current(positionMs);
    if (positionMs >= durationMs) setPlaying(false);
  }, [playing, positionMs, durationMs]);
  const toggle = () => {
    if (!playing && positionMs >= durationMs) setPositionMs(0);
    setPlaying(!playing);
  };
  return { playing, positionMs, toggle, seek };
}

'use client';

import { useEffect, useRef, useState } from 'react';
import { Select } from '../../components/select.tsx';
import { Moment } from '../../formats/moment.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import type { CallRecord } from './call-record.ts';
import styles from './player.module.css';
import { callStrings } from './strings.ts';
import { Transport } from './transport.tsx';
import { useLogClock } from './use-log-clock.ts';
import { useSpeed } from './use-speed.ts';
import { type Hear, useTwoChannels } from './use-two-channels.ts';
import { type Peaks, useWaveform } from './use-waveform.ts';
import { Waveform } from './waveform.tsx';

interface PlayerProps {
  callId: string;
  recording: CallRecord['recording'];
  recordingErased: CallRecord['recordingErased'];
  /** How long the log is, for a call that nobody recorded; zero where nothing is left of it. */
  loggedMs: number;
  live: boolean;
  /** A new object seeks; milliseconds from the start of the call. */
  seekTo: { ms: number } | null;
  /** While it plays, some four times a second. */
  onPosition: (ms: number) => void;
}

/** The sound of the call: the caller on one channel, the agent on the other. Without sound it plays as the log has it. */
export function Player(props: PlayerProps) {
  const strings = useStrings(callStrings);
  const { callId, recording, recordingErased, loggedMs, live, seekTo, onPosition } = props;
  if (recording === null && recordingErased !== null)
    return (
      <p className={styles.none}>
        {strings.recordingErased(recordingErased.keptDays)} <Moment at={recordingErased.at} />.
      </p>
    );
  if (recording === null && (live || loggedMs === 0))
    return <p className={styles.none}>{live ? strings.recordingLater : strings.noRecording}</p>;
  if (recording === null) return <Silence durationMs={loggedMs} seekTo={seekTo} onPosition={onPosition} />;
  return (
    <Sound
      url={`/api/recordings/${callId}`}
      durationMs={recording.durationMs}
      channels={recording.channels}
      known={recording.peaks}
      seekTo={seekTo}
      onPosition={onPosition}
    />
  );
}

interface SilenceProps extends Pick<PlayerProps, 'seekTo' | 'onPosition'> {
  durationMs: number;
}

function Silence({ durationMs, seekTo, onPosition }: SilenceProps) {
  const strings = useStrings(callStrings);
  const [speed, setSpeed] = useSpeed();
  const { playing, positionMs, toggle, seek } = useLogClock({ durationMs, speed: Number(speed), onPosition });
  const go = useRef(seek);
  go.current = seek;
  // Somebody chose a moment of the call elsewhere on the page.
  useEffect(() => {
    if (seekTo !== null) go.current(seekTo.ms);
  }, [seekTo]);
  return (
    <section className={styles.player} aria-label={strings.withoutSound}>
      <p className={styles.about}>{strings.playsSilently}</p>
      <Transport
        playing={playing}
        positionMs={positionMs}
        durationMs={durationMs}
        speed={speed}
        onToggle={toggle}
        onSeek={(ms) => {
          seek(ms);
          onPosition(ms);
        }}
        onSpeed={setSpeed}
      />
    </section>
  );
}

interface SoundProps extends SilenceProps {
  url: string;
  channels: number;
  /** Its loudness, where that was worked out. */
  known: Peaks | null;
}

function Sound({ url, durationMs, channels, known, seekTo, onPosition }: SoundProps) {
  const strings = useStrings(callStrings);
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [positionMs, setPositionMs] = useState(0);
  const [failed, setFailed] = useState(false);
  const [hear, setHear] = useState<Hear>('both');
  const [speed, setSpeed] = useSpeed();
  const wake = useTwoChannels(audio, hear);
  const peaks = useWaveform(url, known);
  const seek = (ms: number) => {
    if (audio.current !== null) audio.current.currentTime = ms / 1_000;
    setPositionMs(ms);
  };
  // The audio element: somebody chose a moment of the call elsewhere on the page.
  useEffect(() => {
    if (seekTo !== null && audio.current !== null) audio.current.currentTime = Math.max(0, seekTo.ms / 1_000);
  }, [seekTo]);
  // The audio element, which keeps the pitch of the voices.
  useEffect(() => {
    if (audio.current !== null) audio.current.playbackRate = Number(speed);
  }, [speed]);
  const toggle = async () => {
    if (playing) return audio.current?.pause();
    wake();
    await audio.current?.play().catch(() => setFailed(true));
  };
  const hearOptions = [
    { value: 'both', label: strings.both },
    { value: 'caller', label: strings.onlyCaller },
    { value: 'agent', label: strings.onlyAgent },
  ] as const;
  if (failed) {
    return (
      <p className={styles.none} role="alert">
        {strings.soundFailed} <a href={url}>{strings.download}</a>
      </p>
    );
  }
  return (
    <section className={styles.player} aria-label={strings.recording}>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript above is the caption */}
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={() => setFailed(true)}
        onTimeUpdate={(event) => {
          const ms = event.currentTarget.currentTime * 1_000;
          setPositionMs(ms);
          if (!event.currentTarget.paused) onPosition(ms);
        }}
      />
      <Waveform peaks={peaks} playedShare={durationMs === 0 ? 0 : positionMs / durationMs} />
      <Transport
        playing={playing}
        positionMs={positionMs}
        durationMs={durationMs}
        speed={speed}
        onToggle={() => void toggle()}
        onSeek={seek}
        onSpeed={setSpeed}
      >
        {channels === 2 ? (
          <Select label={strings.hear} hideLabel value={hear} options={hearOptions} onValue={setHear} />
        ) : null}
        <a href={url} download>
          {strings.download}
        </a>
      </Transport>
    </section>
  );
}

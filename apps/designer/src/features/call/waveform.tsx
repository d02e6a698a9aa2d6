import { useStrings } from '../../language/use-strings.tsx';
import styles from './player.module.css';
import { callStrings } from './strings.ts';
import type { Peaks } from './use-waveform.ts';

const BAR = 3;
const HEIGHT = 36;
/** A pause is drawn too, as a thin line. */
const LEAST = 0.03;

/** The caller above, the agent below; what has been played is in colour. Says nothing that the player does not say. */
export function Waveform({ peaks, playedShare }: { peaks: Peaks; playedShare: number }) {
  const strings = useStrings(callStrings);
  return (
    <div className={styles.waveform} aria-hidden="true">
      {peaks.map((channel, index) => (
        <svg
          key={index === 0 ? 'caller' : `agent-${index}`}
          viewBox={`0 0 ${channel.length * BAR} ${HEIGHT}`}
          preserveAspectRatio="none"
          className={index === 0 ? styles.callerWave : styles.agentWave}
        >
          <title>{index === 0 ? strings.caller : strings.agent}</title>
          <path d={toPath(channel)} className={styles.rest} />
          <path d={toPath(channel.slice(0, Math.ceil(channel.length * playedShare)))} className={styles.played} />
        </svg>
      ))}
    </div>
  );
}

function toPath(channel: readonly number[]): string {
  return channel
    .map((peak, index) => {
      const height = Math.max(LEAST, peak) * HEIGHT;
      return `M${index * BAR + 1} ${(HEIGHT - height) / 2}v${height}`;
    })
    .join('');
}

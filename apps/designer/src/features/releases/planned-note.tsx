import { useStrings } from '../../language/use-strings.tsx';
import styles from './planned-note.module.css';
import type { Environment, ReleaseChoice } from './release-choice.ts';
import { releaseStrings } from './strings.ts';
import { usePlannedTime } from './use-planned-time.ts';

/** A version that is to answer in an environment of an agent from a moment on. */
export interface PlannedVersion {
  readonly environment: Environment;
  readonly number: number;
  /** Epoch ms. */
  readonly at: number;
}

interface PlannedNoteProps {
  release: ReleaseChoice;
  /** Those of the agent: at most one for each environment. */
  plans: readonly PlannedVersion[];
  /** By whose clock they are told: IANA. */
  timeZone: string;
}

/** What becomes of a version that is planned where another is about to be released; nothing where none is. */
export function PlannedNote({ release: { environment, when }, plans, timeZone }: PlannedNoteProps) {
  const strings = useStrings(releaseStrings);
  const write = usePlannedTime();
  const plan = plans.find((one) => one.environment === environment);
  if (plan === undefined) return null;
  const say = when === null ? strings.planFollows : strings.planReplaced;
  return (
    <p role="status" className={styles.planned}>
      {say(plan.number, write(plan.at, timeZone))}
    </p>
  );
}

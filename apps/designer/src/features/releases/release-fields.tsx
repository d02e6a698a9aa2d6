import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { Zone } from '../../formats/own-time-zone.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { type Environment, environmentOf, type ReleaseChoice, type WrittenTime, writeTime } from './release-choice.ts';
import { releaseStrings } from './strings.ts';
import { WatchFields } from './watch-fields.tsx';

/** In percent of the callers. */
const SHARES = [100, 50, 25, 10, 5] as const;
const ENVIRONMENTS = ['live', 'staging', 'development'] as const;
const HOUR_MS = 60 * 60 * 1000;

interface ReleaseFieldsProps {
  release: ReleaseChoice;
  onRelease: (release: ReleaseChoice) => void;
}

/** How many of the callers meet a version; the others stay with the one before. Where some do, it may be watched. */
export function ShareFields({ release, onRelease }: ReleaseFieldsProps) {
  const strings = useStrings(releaseStrings);
  const { percent, watch } = release;
  return (
    <>
      <Select
        label={strings.share}
        hint={percent === 100 ? strings.shareAllHint : strings.shareHint}
        value={String(percent)}
        options={SHARES.map((one) => ({
          value: String(one),
          label: one === 100 ? strings.shareAll : strings.sharePart(one),
        }))}
        onValue={(value) => onRelease({ ...release, percent: Number(value) })}
      />
      {percent === 100 ? null : (
        <WatchFields watch={watch} onWatch={(changed) => onRelease({ ...release, watch: changed })} />
      )}
    </>
  );
}

/** Now, or from a time on. @param zone by whose clock it is planned */
export function WhenFields({ release, onRelease, zone }: ReleaseFieldsProps & { zone: Zone }) {
  const strings = useStrings(releaseStrings);
  const { when } = release;
  const later = () => writeTime(Date.now() + HOUR_MS, zone);
  return (
    <>
      <Select
        label={strings.when}
        value={when === null ? 'now' : 'later'}
        options={[
          { value: 'now', label: strings.now },
          { value: 'later', label: strings.later },
        ]}
        onValue={(value) => onRelease({ ...release, when: value === 'now' ? null : later() })}
      />
      {when === null ? null : (
        <TimeField hint={strings.atHint} when={when} onWhen={(changed) => onRelease({ ...release, when: changed })} />
      )}
    </>
  );
}

interface TimeFieldProps {
  when: WrittenTime;
  /** What is to be said beside whose clock it is. */
  hint?: string;
  onWhen: (when: WrittenTime) => void;
}

/** Day and time, and by whose clock. */
export function TimeField({ when, hint = '', onWhen }: TimeFieldProps) {
  const strings = useStrings(releaseStrings);
  const { text, zone } = when;
  return (
    <TextField
      label={strings.at}
      hint={`${strings.clocks[zone.isChosen ? 'workspace' : 'device'](zone.timeZone)} ${hint}`.trim()}
      type="datetime-local"
      value={text}
      onValue={(written) => onWhen({ ...when, text: written })}
      required
    />
  );
}

/** In which environment of the agent a version is published. */
export function WhereField({ release, onRelease }: ReleaseFieldsProps) {
  const strings = useStrings(releaseStrings);
  return (
    <EnvironmentSelect
      label={strings.where}
      hint={strings.whereHint}
      environments={ENVIRONMENTS}
      value={release.environment}
      onValue={(environment) => onRelease({ ...release, environment })}
    />
  );
}

interface EnvironmentSelectProps {
  label: string;
  hint?: string;
  environments: readonly Environment[];
  value: Environment;
  onValue: (environment: Environment) => void;
}

/** One of several environments, by its name. */
export function EnvironmentSelect({ environments, hint, ...props }: EnvironmentSelectProps) {
  const { environments: names } = useStrings(releaseStrings);
  const options = environments.map((value) => ({ value, label: names[value] }));
  return <Select {...props} {...(hint === undefined ? {} : { hint })} options={options} />;
}

interface EnvironmentChoiceProps {
  /** Where the agent answers, live first. */
  publishedIn: readonly Environment[];
  /** Undefined: the first of them. */
  value: Environment | undefined;
  onValue: (environment: Environment) => void;
}

/** What a number or a widget points at; nothing where the agent answers in the live environment alone. */
export function EnvironmentChoice({ publishedIn, value, onValue }: EnvironmentChoiceProps) {
  const strings = useStrings(releaseStrings);
  const chosen = environmentOf(publishedIn, value);
  if (publishedIn.every((environment) => environment === 'live')) return null;
  return (
    <EnvironmentSelect
      label={strings.environment}
      hint={strings.environmentHint}
      environments={publishedIn}
      value={chosen}
      onValue={onValue}
    />
  );
}

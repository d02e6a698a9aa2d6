import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { toLocal } from '../../formats/local-time.ts';
import { ownTimeZone } from '../../formats/own-time-zone.ts';
import { useStrings } from '../../language/use-strings.tsx';
import type { ReleaseChoice } from './release-choice.ts';
import { releaseStrings } from './strings.ts';
import { WatchFields } from './watch-fields.tsx';

/** In percent of the callers. */
const SHARES = [100, 50, 25, 10, 5] as const;
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

/** Now, or from a time on. */
export function WhenFields({ release, onRelease }: ReleaseFieldsProps) {
  const strings = useStrings(releaseStrings);
  const { when } = release;
  return (
    <>
      <Select
        label={strings.when}
        value={when === null ? 'now' : 'later'}
        options={[
          { value: 'now', label: strings.now },
          { value: 'later', label: strings.later },
        ]}
        onValue={(value) => onRelease({ ...release, when: value === 'now' ? null : toLocal(Date.now() + HOUR_MS) })}
      />
      {when === null ? null : (
        <TextField
          label={strings.at}
          hint={strings.atHint(ownTimeZone())}
          type="datetime-local"
          value={when}
          onValue={(value) => onRelease({ ...release, when: value })}
          required
        />
      )}
    </>
  );
}

/** In which environment of the agent. */
export function WhereField({ release, onRelease }: ReleaseFieldsProps) {
  const strings = useStrings(releaseStrings);
  const { live, staging, development } = strings.environments;
  return (
    <Select
      label={strings.where}
      hint={strings.whereHint}
      value={release.environment}
      options={[
        { value: 'live', label: live },
        { value: 'staging', label: staging },
        { value: 'development', label: development },
      ]}
      onValue={(environment) => onRelease({ ...release, environment })}
    />
  );
}

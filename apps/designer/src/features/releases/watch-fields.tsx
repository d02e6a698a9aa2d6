import { Checkbox } from '../../components/checkbox.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import type { WatchChoice, WatchedFor } from './release-choice.ts';
import { releaseStrings } from './strings.ts';

const WATCHED_FOR: readonly WatchedFor[] = ['usual', 'dropped', 'left', 'transferred', 'notContained'];

interface WatchFieldsProps {
  watch: WatchChoice;
  onWatch: (watch: WatchChoice) => void;
}

/** Whether a new version goes back by itself, and by what it is judged. */
export function WatchFields({ watch, onWatch }: WatchFieldsProps) {
  const strings = useStrings(releaseStrings);
  const { isOn, watchedFor, margin, grows } = watch;
  return (
    <>
      <Checkbox
        label={strings.watch}
        hint={strings.watchHint}
        checked={isOn}
        onChecked={(checked) => onWatch({ ...watch, isOn: checked })}
      />
      {isOn ? (
        <>
          <Select
            label={strings.measure}
            value={watchedFor}
            options={WATCHED_FOR.map((value) => ({ value, label: strings.measures[value] }))}
            onValue={(value) => onWatch({ ...watch, watchedFor: value })}
          />
          <TextField
            label={strings.margin}
            type="number"
            min={0}
            max={50}
            step={1}
            value={margin}
            onValue={(value) => onWatch({ ...watch, margin: value })}
          />
          <Checkbox
            label={strings.grow}
            hint={strings.growHint}
            checked={grows}
            onChecked={(checked) => onWatch({ ...watch, grows: checked })}
          />
        </>
      ) : null}
    </>
  );
}

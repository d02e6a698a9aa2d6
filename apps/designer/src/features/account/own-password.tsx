import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { accountStrings } from './strings.ts';

/** Whoever found a browser open does not know it. */
export function OwnPassword({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const strings = useStrings(accountStrings);
  return (
    <TextField
      label={strings.ownPassword}
      type="password"
      value={value}
      onValue={onValue}
      autoComplete="current-password"
      required
    />
  );
}

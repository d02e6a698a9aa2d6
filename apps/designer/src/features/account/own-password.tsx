import { TextField } from '../../components/text-field.tsx';
import { accountStrings as strings } from './strings.ts';

/** Whoever found a browser open does not know it. */
export function OwnPassword({ value, onValue }: { value: string; onValue: (value: string) => void }) {
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

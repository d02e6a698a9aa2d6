import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';

/** In percent of the callers. */
const SHARES = [100, 50, 25, 10, 5] as const;

/** How many of the callers meet the version from now on; the others stay with the one before. */
export function ShareChoice({ percent, onPercent }: { percent: number; onPercent: (percent: number) => void }) {
  const text = useStrings(editorStrings).publish;
  return (
    <Select
      label={text.share}
      hint={percent === 100 ? text.shareAllHint : text.shareHint}
      value={String(percent)}
      options={SHARES.map((one) => ({ value: String(one), label: one === 100 ? text.shareAll : text.sharePart(one) }))}
      onValue={(value) => onPercent(Number(value))}
    />
  );
}

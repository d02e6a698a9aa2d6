import { type FieldProps, LineField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';

const text = editorStrings.kinds.hours;

interface Range {
  from: string;
  to: string;
}

interface RangesProps extends Omit<FieldProps<Range[]>, 'hint'> {
  hint?: string | undefined;
}

/** The hours of a day as people write them: “9-12, 14-18:30”. Empty is closed. */
export function RangesField({ value, onValue, hint, ...props }: RangesProps) {
  return (
    <LineField
      {...props}
      {...(hint === undefined ? {} : { hint })}
      placeholder={text.closed}
      refusal={text.rangesRefusal}
      value={value.map(({ from, to }) => `${from}–${to}`).join(', ')}
      onValue={(written, typing) => {
        const ranges = readRanges(written);
        return ranges !== undefined && onValue(ranges, typing);
      }}
    />
  );
}

const RANGE = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** Undefined when something written is no range of hours. */
export function readRanges(written: string): Range[] | undefined {
  if (written.trim() === '') return [];
  const ranges: Range[] = [];
  for (const part of written.split(/[,;]/)) {
    const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = RANGE.exec(part.trim()) ?? [];
    if (fromHour === undefined || toHour === undefined) return undefined;
    const range = { from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` };
    if (!isTime(range.from) || !isTime(range.to)) return undefined;
    ranges.push(range);
  }
  return ranges;
}

function isTime(text: string): boolean {
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

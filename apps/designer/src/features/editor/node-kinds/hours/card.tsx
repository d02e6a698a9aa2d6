import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';
import { weekLines } from './describe-hours.ts';

/** More would make the card a table. */
const MOST_LINES = 3;

export const hoursCard: NodeCardLook<'hours'> = {
  icon: 'clock',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.hours;
    const lines = weekLines(data.weekly, text);
    if (lines.length === 0) return <CardLine>{text.neverOpen}</CardLine>;
    const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), text.moreLines] : lines;
    return shown.map((line) => <CardLine key={line}>{line}</CardLine>);
  },
};

import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

const text = editorStrings.kinds.hours;

export const hoursCard: NodeCardLook<'hours'> = {
  icon: 'clock',
  Body: ({ data }) => {
    const days = text.days.filter(([day]) => data.weekly[day].length > 0).map(([, name]) => name.slice(0, 2));
    return <CardLine>{days.length === 0 ? text.neverOpen : text.openOn(days)}</CardLine>;
  },
};

import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { CardChips } from '../card-parts.tsx';

export const groupCard: NodeCardLook<'group'> = {
  icon: 'group',
  Body: ({ data }) => <CardChips words={data.exits.map(({ port }) => port)} />,
};

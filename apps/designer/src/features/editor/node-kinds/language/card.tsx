import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { CardChips } from '../card-parts.tsx';

export const languageCard: NodeCardLook<'language'> = {
  icon: 'language',
  Body: ({ data }) => <CardChips words={[data.language, ...(data.voice === '' ? [] : [data.voice])]} />,
};

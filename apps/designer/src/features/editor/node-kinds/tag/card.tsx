import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const tagCard: NodeCardLook<'tag'> = {
  icon: 'tag',
  Body: ({ data }) => <CardChips words={[data.label === '' ? editorStrings.kinds.tag.noLabel : data.label]} />,
};

import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const jumpCard: NodeCardLook<'jump'> = {
  icon: 'jump',
  Body: ({ data }) => <CardChips words={[data.to === '' ? editorStrings.kinds.jump.nowhere : data.to]} />,
};

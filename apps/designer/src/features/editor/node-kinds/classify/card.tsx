import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

const text = editorStrings.kinds.classify;

export const classifyCard: NodeCardLook<'classify'> = {
  icon: 'classify',
  Body: ({ data }) => <CardLine>{data.text === '' ? text.lastSaid : data.text}</CardLine>,
};

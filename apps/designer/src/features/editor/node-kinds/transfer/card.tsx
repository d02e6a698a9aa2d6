import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardCode, CardLine } from '../card-parts.tsx';

const text = editorStrings.kinds.transfer;

export const transferCard: NodeCardLook<'transfer'> = {
  icon: 'transfer',
  Body: ({ data }) => <CardLine>{data.to === '' ? text.noNumber : <CardCode>{data.to}</CardCode>}</CardLine>,
};

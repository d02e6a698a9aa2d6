import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

const text = editorStrings.kinds.transfer;

export const transferCard: NodeCardLook<'transfer'> = {
  icon: 'transfer',
  Body: ({ data }) => <CardLine code={data.to !== ''}>{data.to === '' ? text.noNumber : data.to}</CardLine>,
};

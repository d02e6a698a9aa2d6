import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const sendKeysCard: NodeCardLook<'sendKeys'> = {
  icon: 'keypad',
  Body: ({ data }) => <CardChips words={data.keys === '' ? [editorStrings.kinds.sendKeys.noKeys] : [data.keys]} />,
};

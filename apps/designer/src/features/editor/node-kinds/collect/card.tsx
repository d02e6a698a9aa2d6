import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const collectCard: NodeCardLook<'collect'> = {
  icon: 'collect',
  text: {
    field: 'prompt',
    heard: true,
    read: (data) => data.prompt,
    write: (data, prompt) => ({ ...data, prompt }),
    placeholder: (of) => of(editorStrings).kinds.collect.placeholder,
  },
  Body: ({ data }) => <CardChips words={data.fields.map((field) => field.variable)} />,
};

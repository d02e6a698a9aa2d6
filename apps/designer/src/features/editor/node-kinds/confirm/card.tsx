import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const confirmCard: NodeCardLook<'confirm'> = {
  icon: 'confirm',
  text: {
    field: 'prompt',
    heard: true,
    read: (data) => data.prompt,
    write: (data, prompt) => ({ ...data, prompt }),
    placeholder: (of) => of(editorStrings).kinds.confirm.placeholder,
  },
  Body: ({ data }) => <CardChips words={data.fields.map((field) => field.variable)} />,
};

import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';

export const messageCard: NodeCardLook<'message'> = {
  icon: 'message',
  text: {
    field: 'text',
    heard: false,
    read: (data) => data.text,
    write: (data, text) => ({ ...data, text }),
    placeholder: (of) => of(editorStrings).kinds.message.placeholder,
  },
};

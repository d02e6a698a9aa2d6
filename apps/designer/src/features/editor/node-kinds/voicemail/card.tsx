import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';

export const voicemailCard: NodeCardLook<'voicemail'> = {
  icon: 'voicemail',
  text: {
    field: 'prompt',
    heard: true,
    read: (data) => data.prompt,
    write: (data, prompt) => ({ ...data, prompt }),
    placeholder: (of) => of(editorStrings).kinds.voicemail.placeholder,
  },
};

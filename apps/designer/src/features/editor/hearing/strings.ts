import { defineStrings } from '../../../language/strings.ts';

/** Every word about hearing what the agent says. */
export const hearingStrings = defineStrings('hearing', {
  hear: 'Hear it',
  stop: 'Stop',
  fetching: 'The agent is about to speak…',
  again: 'Try to hear it again',
  example: (name: string, value: string) => `with “${value}” for ${name}`,
  nothing: 'There is nothing to hear yet: write what is said.',
  notPlayable: 'This browser cannot play the sound. Check that it may play sound, and try again.',
  sample: (name: string) => `Hello, this is ${name}. How can I help you?`,
  hearVoice: 'Hear this voice',
});

import { defineStrings } from '../../language/strings.ts';

export const agentFlowStrings = defineStrings('agentFlow', {
  refused: 'The flow has errors; repair them, then publish.',
  notCallable: 'The flow has errors; repair them, then call.',
  notOpened: 'The draft could not be opened. It is safe on the server; try again in a moment.',
  hearing: {
    away: 'The voice server does not answer, so nothing can be heard. Check that it is running, then try again.',
    failed: 'The voice could not say this. Try again in a moment.',
    reasons: {
      busy: 'Many texts are being spoken at the moment. Try again in a few seconds.',
      tokenRefused: 'It took too long to get to the voice server. Try again.',
      foreignOrigin:
        'The voice server does not know the address of this page: its administrator must add it to DESIGNER_ORIGINS.',
      wrongKey: 'The voice vendor refuses the key: enter it again in the settings.',
      notAllowed: 'The account with the voice vendor may not be used for speaking. Check it in the settings.',
      noCredit: 'The account with the voice vendor has no credit left.',
      unreachable: 'The voice vendor does not answer. Try again in a moment.',
      addressRefused: 'The address of the voice server in the settings is not allowed.',
      voiceNotKnown: 'The vendor does not know this voice. Check its name in the flow settings or in the step.',
    },
  },
});

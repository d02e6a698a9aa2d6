import { defineStrings } from '../../../language/strings.ts';

const somebody = (name: string | null) => name ?? 'Somebody who has left';

/** Every word about approval. */
export const approvalStrings = defineStrings('approval', {
  waits: 'Waits for approval',
  loading: 'Finding out who may publish…',
  intro: {
    ask: 'Publishing this agent needs approval by somebody else. Ask for it: they see what callers will notice.',
    askOther: 'You may not publish yourself. Ask somebody who may: they see what callers will notice.',
    look: 'You may only look. This is what callers would notice.',
    alone: 'You are the only one who may publish here, so you may approve what you asked for yourself.',
  },
  request: {
    label: 'What was asked for',
    own: 'You asked for this to be published. Somebody else who may publish has to approve it.',
    ownAlone: 'You asked for this to be published.',
    asked: (name: string | null) => `${somebody(name)} asks for this to be published.`,
    approved: (name: string | null) => `${somebody(name)} has approved exactly this.`,
    declined: (name: string | null) => `${somebody(name)} has declined what was asked for.`,
    outdated: 'The draft was changed after this was asked: ask again.',
    outdatedOfOther: (name: string | null) =>
      `${somebody(name)} asked for something else: the draft was changed since then. They can ask again.`,
  },
  note: 'What is it for?',
  noteHint: 'Whoever approves reads it, and it stands in the list of versions.',
  ask: 'Ask for approval',
  asking: 'Asking…',
  asked: 'Asked. Everybody who may publish sees it on the list of agents.',
  withdraw: 'Take it back',
  approve: 'Approve and publish',
  approveOnly: 'Approve only',
  approved: 'Approved. It can be published now.',
  decline: 'Decline…',
  declineIt: 'Decline',
  reason: 'Why not?',
  reasonHint: 'Whoever asked reads it.',
  declined: 'Declined. Whoever asked sees why.',
  notDone: (reason: string) => `Nothing was changed. ${reason}`,
  setting: 'Publishing needs approval by somebody else',
  settingHint: 'Nobody, not even an owner, can publish what somebody else who may publish has not approved.',
  settingOwner: 'Only an owner of the workspace can change this.',
});

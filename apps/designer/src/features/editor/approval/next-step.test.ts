import { expect, it } from 'vitest';
import type { Approval, PublishRequest } from './approval-source.ts';
import { nextStep } from './next-step.ts';

const roles = {
  viewer: { ask: false, publish: false, choose: false },
  editor: { ask: true, publish: false, choose: false },
  publisher: { ask: true, publish: true, choose: false },
  'only publisher': { ask: true, publish: true, choose: false },
} as const;

type Asked = 'nothing' | 'own open' | PublishRequest['status'];

function approval(role: keyof typeof roles, isNeeded: boolean, asked: Asked): Approval {
  const isOwn = asked === 'own open';
  const status = asked === 'own open' ? 'open' : asked;
  const decided = { decidedBy: null, decidedAt: null, reason: '' };
  const request =
    status === 'nothing'
      ? null
      : { id: 'preq_1', status, name: '', note: '', requestedBy: 'Ada', requestedAt: 0, isOwn, ...decided };
  return { isNeeded, may: roles[role], isAlone: role === 'only publisher', request };
}

it.each([
  ['a publisher publishes', approval('publisher', false, 'nothing'), 'publish'],
  ['a publisher who needs approval asks', approval('publisher', true, 'nothing'), 'ask'],
  ['a publisher decides about what others asked', approval('publisher', false, 'open'), 'decide'],
  ['a publisher waits for others to decide', approval('publisher', true, 'own open'), 'wait'],
  ['a publisher who needs no approval need not wait', approval('publisher', false, 'own open'), 'publish'],
  ['who is alone decides about their own', approval('only publisher', true, 'own open'), 'decide'],
  ['a publisher publishes what was approved', approval('publisher', true, 'approved'), 'publish'],
  ['a publisher asks again for what was changed', approval('publisher', true, 'outdated'), 'ask'],
  ['an editor asks although no approval is needed', approval('editor', false, 'nothing'), 'ask'],
  ['an editor asks again when it was declined', approval('editor', true, 'declined'), 'ask'],
  ['an editor waits for a decision', approval('editor', true, 'open'), 'wait'],
  ['an editor waits for it to be published', approval('editor', true, 'approved'), 'wait'],
  ['a viewer looks', approval('viewer', true, 'open'), 'look'],
])('%s', (_title, given, expected) => {
  expect(nextStep(given)).toBe(expected);
});

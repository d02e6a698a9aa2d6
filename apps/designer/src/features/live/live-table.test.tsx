import { newId } from '@aybiza/foundation/new-id';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveCall } from './live-call.ts';
import { LiveTable } from './live-table.tsx';

const NOW = Date.UTC(2026, 10, 22, 9);

const call: LiveCall['call'] = {
  id: newId('call'),
  agentId: newId('agent'),
  flowVersionId: null,
  channel: 'phone',
  direction: 'inbound',
  from: '+447700900456',
  to: '+442079460000',
  status: 'live',
  outcome: null,
  endReason: null,
  startedAt: NOW - 65_000,
  endedAt: null,
  durationMs: null,
  turns: 1,
  summary: null,
  isTest: false,
  practice: false,
};
const live: LiveCall = {
  call,
  agentName: 'Front desk',
  version: 3,
  drawing: 'one',
  node: 'need',
  step: 'What do they need?',
  since: NOW,
  floor: 'caller',
  agentSaid: 'How can I help?',
  callerSaid: 'It hurts.',
  tags: ['urgent'],
  troubles: ['degraded'],
  operator: null,
};

let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: NOW });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function rowOf(shown: LiveCall): Promise<string> {
  await act(async () =>
    createRoot(root.appendChild(document.createElement('div'))).render(<LiveTable calls={[shown]} />),
  );
  return root.querySelector('tbody')?.textContent ?? '';
}

it('shows who, where, since when, who speaks, the last words and what goes wrong; the row opens the call', async () => {
  const row = await rowOf(live);
  for (const part of [
    '+447700900456',
    'Front desk',
    'v3',
    'What do they need?',
    '1 min 5 s',
    'Caller',
    'How can I help?',
    'It hurts.',
    'urgent',
    'Stand-in',
  ])
    expect(row).toContain(part);
  expect(root.querySelector('tbody a')?.getAttribute('href')).toBe(`/calls/${call.id}`);
});

it('names the operator who has the call, and oneself', async () => {
  const operator = { by: 'anna', name: 'Anna', how: 'voice', isYou: false } as const;
  expect(await rowOf({ ...live, floor: 'operator', operator })).toContain('Anna has the call');
  root.replaceChildren();
  expect(await rowOf({ ...live, floor: 'operator', operator: { ...operator, isYou: true } })).toContain(
    'You have the call',
  );
});

it('shows how a call ended that is just over, and nobody who speaks', async () => {
  const over = { ...call, status: 'ended', outcome: 'booked', durationMs: 61_000 } as const;
  const row = await rowOf({ ...live, call: over, floor: null });
  expect(row).toContain('Ended: booked');
  expect(row).not.toContain('Nobody');
});

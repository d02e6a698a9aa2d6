import type { Destination } from '../draft-state.ts';
import { beside } from '../outcome.ts';
import { queueNamed, readNumber, readSipAddress } from '../transfer-target.ts';
import { clip, writeTemplate } from '../write-template.ts';
import { goOn, note, partsOf, type Studio, type Translator } from './studio-context.ts';
import { nextOf, numberProperty, property, type StudioStep } from './studio-flow.ts';

/** What Twilio says became of a dialled call, by the port of a transfer. */
const DIAL_STATUS = {
  answered: 'completed',
  busy: 'busy',
  noAnswer: 'no-answer',
  declined: 'busy',
  failed: 'failed',
} as const;
/** How Studio writes the number of whoever calls. */
const CALLERS_OWN = /^\s*\{\{\s*(?:contact\.channel\.address|trigger\.call\.(?:From|Caller))\s*\}\}\s*$/;
const PORTS = ['answered', 'busy', 'noAnswer', 'declined', 'failed'] as const;

/** `connect-call-to`: a transfer to each of its numbers in turn; every outcome goes on by `callCompleted`, as in Twilio. */
export const translateConnectCall: Translator = (step, studio) => {
  const { draft } = studio;
  const targets = targetsOf(step, studio);
  const nodes: string[] = [];
  const isRecorded = !['', 'false', 'do-not-record'].includes(property(step, 'record') ?? '');
  if (isRecorded) {
    nodes.push(
      draft.add('recording', { name: `${step.name} record`, data: { mode: 'start' }, position: beside(step, -1) }),
    );
    note(studio, step, 'The recording starts before it rings.');
  }
  const shown = property(step, 'caller_id', 'callerId');
  if (shown !== undefined && !CALLERS_OWN.test(shown))
    note(studio, step, `Whoever is called sees the caller’s number, not “${clip(shown, 60)}”.`);
  const next = goOn(step, 'callCompleted', 'completed');
  const transfers = targets.map((to, index) =>
    draft.add('transfer', {
      name: step.name,
      data: { to, ringSeconds: Math.min(120, Math.max(5, numberProperty(step, 'timeout') ?? 20)) },
      position: beside(step, index),
    }),
  );
  for (const [index, transfer] of transfers.entries()) {
    const following = transfers[index + 1];
    const missed: Destination = following === undefined ? next : { node: following };
    for (const port of PORTS) draft.wire(transfer, port, port === 'answered' ? next : missed);
    if (following === undefined) nodes.push(...tellOutcome(step, studio, { transfer, next }));
    else draft.wire(transfer, 'answered', afterAnswer(step, studio, next));
  }
  const [first = ''] = transfers;
  if (isRecorded) draft.wire(nodes[0] ?? '', 'next', { node: first });
  draft.enter(step.name, isRecorded ? (nodes[0] ?? first) : first);
  if (targets.length > 1) note(studio, step, 'Its numbers ring one after the other, not at once.');
  return { verdict: 'mapped', nodes: [...transfers, ...nodes], reason: 'Callers are connected to the same number.' };
};

/** When a text asks how the dialled call went, each outcome is written down before going on. */
function tellOutcome(
  step: StudioStep,
  studio: Studio,
  { transfer, next }: { transfer: string; next: Destination },
): string[] {
  const variable = studio.names.resultOf(step.name, 'DialCallStatus');
  if (variable === undefined || next === 'hangUp') return [];
  return PORTS.map((port, index) => {
    const value = JSON.stringify(DIAL_STATUS[port]);
    const node = studio.draft.add('set', {
      name: `${step.name} ${port}`,
      data: { assignments: [{ variable, value }] },
      position: beside(step, index + 1),
    });
    studio.draft.wire(transfer, port, { node });
    studio.draft.wire(node, 'next', next);
    return node;
  });
}

/** The way on from one of several numbers that was answered. */
function afterAnswer(step: StudioStep, studio: Studio, next: Destination): Destination {
  const variable = studio.names.resultOf(step.name, 'DialCallStatus');
  if (variable === undefined || next === 'hangUp') return next;
  const node = studio.draft.add('set', {
    name: `${step.name} answered`,
    data: { assignments: [{ variable, value: '"completed"' }] },
  });
  studio.draft.wire(node, 'next', next);
  return { node };
}

/** Where a call is connected to. Only what is written out can be dialled: nobody can talk a flow into another number. */
function targetsOf(step: StudioStep, studio: Studio): string[] {
  const noun = property(step, 'noun') ?? 'number';
  const named = property(step, ...(noun === 'sip' ? ['sip_endpoint', 'to'] : ['to'])) ?? '';
  const written = writeTemplate(partsOf(studio, step, constantIn(named, studio)));
  const isOpen = written.includes('{{') || written.trim() === '';
  if (!isOpen && noun === 'sip') {
    const address = readSipAddress(written);
    if (address !== undefined) return [address];
  }
  if (!isOpen && noun.startsWith('number')) {
    const numbers = written.split(',').map(readNumber);
    if (numbers.every((number) => number !== undefined)) return numbers;
  }
  const queue = queueNamed(isOpen || noun.startsWith('number') ? step.name : written);
  const why = isOpen
    ? 'Its number comes from the call'
    : noun === 'sip' || noun.startsWith('number')
      ? `“${written.slice(0, 60)}” cannot be dialled`
      : `A ${noun} has no counterpart`;
  note(studio, step, `${why}: callers go to the queue “${queue.slice(6)}”. Choose who answers it, or write a number.`);
  return [queue];
}

function constantIn(written: string, { types }: Studio): string {
  const path = /^\s*\{\{\s*([\w.-]+)\s*\}\}\s*$/.exec(written)?.[1];
  return (path === undefined ? undefined : types.constants.get(path)) ?? written;
}

/** `enqueue-call`: a transfer to the queue of that name. */
export const translateEnqueue: Translator = (step, studio) => {
  const name = writeTemplate(partsOf(studio, step, property(step, 'queue_name') ?? step.name));
  const isOpen = name.includes('{{');
  if (isOpen)
    note(
      studio,
      step,
      `Its queue’s name comes from the call; here all callers wait in “${queueNamed(step.name).slice(6)}”.`,
    );
  if (nextOf(step, 'queued') !== undefined)
    note(studio, step, `What follows on “queued” (“${nextOf(step, 'queued')}”) is not heard while waiting.`);
  if (property(step, 'hold_music_url', 'wait_url', 'waitUrl') !== undefined)
    note(studio, step, 'Its music on hold is this system’s own.');
  return toQueue(step, studio, queueNamed(isOpen ? step.name : name));
};

/** `send-to-flex`: a transfer to a queue named after the step. */
export const translateSendToFlex: Translator = (step, studio) => {
  const queue = queueNamed(step.name);
  note(
    studio,
    step,
    `Flex and its workflow are outside: callers wait in the queue “${queue.slice(6)}”. Choose who answers it.`,
  );
  if ((property(step, 'attributes') ?? '{}').replace(/[\s{}]/g, '') !== '')
    note(studio, step, 'The attributes of its task are not passed on.');
  return toQueue(step, studio, queue);
};

function toQueue(step: StudioStep, studio: Studio, to: string): ReturnType<Translator> {
  const { draft } = studio;
  const node = draft.add('transfer', { name: step.name, data: { to, ringSeconds: 120 }, position: step.position });
  const missed = goOn(step, 'failedToEnqueue', 'callFailure', 'callComplete');
  draft.wire(node, 'answered', goOn(step, 'callComplete', 'callCompleted'));
  for (const port of ['busy', 'noAnswer', 'declined', 'failed']) draft.wire(node, port, missed);
  draft.enter(step.name, node);
  return { verdict: 'mapped', nodes: [node], reason: 'Callers wait for somebody in the same queue.' };
}

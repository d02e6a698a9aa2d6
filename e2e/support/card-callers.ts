import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { CANARY } from './canaries.ts';
import { OPEN_NUMBER, PAYMENT_NUMBER, TALK_NUMBER } from './card-lines.ts';
import type { Needle } from './needles.ts';
import type { ScaledWorld } from './scaled-world.ts';

const PATIENTLY = { quietMs: 300, timeoutMs: 30_000 };
/** Numbers of cards that were never issued, by how they are given. */
const SAID = 'three seven one four four nine six three five three nine eight four three one';
export const CARDS: readonly Needle[] = [
  { id: 'pressed in secret', digits: '4929147338906521' },
  {
    id: 'said in secret',
    digits: '5105105105105100',
    said: 'five one oh five one oh five one oh five one oh five one oh oh',
  },
  { id: 'pressed openly', digits: '4012888888881881' },
  { id: 'pressed in groups', digits: '6011000990139424' },
  { id: 'said openly', digits: '371449635398431', said: SAID },
  { id: 'said in figures', digits: '5555555555554444' },
];

const digitsOf = (id: string): string => CARDS.find((card) => card.id === id)?.digits ?? '';
const saidOf = (id: string): string => CARDS.find((card) => card.id === id)?.said ?? '';

/** Calls to each of the lines, by people who give numbers of cards and who they are; they hold on until they are told to hang up. */
export async function giveCards(world: ScaledWorld): Promise<readonly TwilioCall[]> {
  const lines = [PAYMENT_NUMBER, OPEN_NUMBER, TALK_NUMBER];
  const calls = lines.map((to) => world.phone(CANARY.phone, to));
  const [paying, open, talking] = calls;
  await Promise.all([paying && pay(paying), open && press(open), talking && talk(talking)]);
  return calls;
}

async function pay(call: TwilioCall): Promise<void> {
  await call.agentFinished(PATIENTLY);
  await call.say(saidOf('said in secret'));
  await call.press(`${digitsOf('pressed in secret')}#`);
  await call.agentFinished(PATIENTLY);
}

async function press(call: TwilioCall): Promise<void> {
  await call.agentFinished(PATIENTLY);
  await call.press(`${digitsOf('pressed openly')}#`);
  for (const group of digitsOf('pressed in groups').match(/..../g) ?? []) {
    await call.agentFinished(PATIENTLY);
    await call.press(`${group}#`);
  }
  await call.agentFinished(PATIENTLY);
}

async function talk(call: TwilioCall): Promise<void> {
  const figures = digitsOf('said in figures').replace(/(....)/g, '$1 ');
  for (const text of [`My card is ${SAID}`, figures, `I am ${CANARY.name}, insured as ${CANARY.nationalId}`]) {
    await call.agentFinished(PATIENTLY);
    await call.say(text);
  }
  await call.agentFinished(PATIENTLY);
}

import type { Happening } from '@aybiza/call-log';
import { type ByLanguage, inLanguage } from '@aybiza/statechart';
import type { Dialogue, OperatorNote, TransferWait, Wait } from './dialogue.ts';
import { languageOf } from './language-of.ts';
import { drawTicket, listen, setWait, speak, type TurnDraft } from './turn-draft.ts';

/** The last so many count: what was said an hour ago is no instruction for now. */
const MAX_NOTES = 5;
/** As long as a transfer of a flow rings unless it says otherwise. */
const RING_MS = 30_000;

const PUTTING_THROUGH: ByLanguage<string> = {
  en: 'One moment please, I will put you through.',
  de: 'Einen Moment bitte, ich verbinde Sie.',
  fr: 'Un instant, s’il vous plaît, je vous mets en relation.',
  es: 'Un momento, por favor, le paso la llamada.',
  it: 'Un momento per favore, la metto in contatto.',
  pt: 'Um momento, por favor, vou transferir a chamada.',
  nl: 'Een ogenblik alstublieft, ik verbind u door.',
};

const TAKING_LEAVE: ByLanguage<string> = {
  en: 'I have to end our call here. Thank you for calling, and goodbye.',
  de: 'Ich muss unser Gespräch hier beenden. Danke für Ihren Anruf und auf Wiederhören.',
  fr: 'Je dois mettre fin à notre appel. Merci de votre appel, et au revoir.',
  es: 'Tengo que terminar la llamada aquí. Gracias por llamar, y adiós.',
  it: 'Devo concludere qui la chiamata. Grazie per aver chiamato, e arrivederci.',
  pt: 'Tenho de terminar a chamada aqui. Obrigado por ligar, e até logo.',
  nl: 'Ik moet ons gesprek hier beëindigen. Bedankt voor het bellen, en tot ziens.',
};

/** The outcome of a call that an operator ended. */
export const SENT_OFF = 'ended by a person';

type OfOperator = Extract<Happening, { type: 'whispered' | 'putThrough' | 'sentOff' | 'gaveBack' }>;

/** What an operator does in a conversation that is not theirs to lead. It leaves no state of the flow. */
export function heedOperator(draft: TurnDraft, wait: Wait | null, happening: OfOperator): void {
  switch (happening.type) {
    case 'whispered':
      note(draft, { instruction: happening.text });
      return;
    case 'gaveBack':
      if (happening.lines.length > 0) note(draft, { talk: happening.lines });
      return;
    case 'putThrough':
      putThrough(draft, wait, happening.to);
      return;
    case 'sentOff':
      speak(draft, inLanguage(TAKING_LEAVE, languageOf(draft)), {
        node: wait?.node ?? '',
        interruption: 'protected',
        purpose: 'say',
      });
      endCall(draft, SENT_OFF);
  }
}

function note(draft: TurnDraft, added: OperatorNote): void {
  const { told = [] } = draft.dialogue;
  draft.dialogue = { ...draft.dialogue, told: [...told, added].slice(-MAX_NOTES) };
}

function putThrough(draft: TurnDraft, wait: Wait | null, to: string): void {
  const node = wait?.node ?? '';
  // Not the agent's question: that is asked again when nobody answers there.
  speak(draft, inLanguage(PUTTING_THROUGH, languageOf(draft)), {
    node,
    interruption: 'protected',
    purpose: 'meanwhile',
  });
  const ticket = drawTicket(draft);
  setWait(draft, { kind: 'transfer', node, ticket, back: wait });
  draft.records.push({ type: 'transferStarted', node, to });
  draft.commands.push({ type: 'transfer', ticket, node, to, ringMs: RING_MS });
}

/** How a transfer that an operator asked for went: the flow has no way for it. Nobody answered: the caller is where they were. */
export function endPutThrough(
  draft: TurnDraft,
  back: NonNullable<TransferWait['back']> | null,
  { outcome }: Extract<Happening, { type: 'transferFinished' }>,
): void {
  if (outcome === 'answered') {
    endCall(draft, 'transferred');
    return;
  }
  setWait(draft, back);
  if (back !== null && back.kind !== 'hold') listen(draft, back);
}

function endCall(draft: TurnDraft, outcome: string): void {
  draft.commands.push({ type: 'hangUp', outcome });
  draft.dialogue = { ...draft.dialogue, wait: null, ended: true };
}

const LED_BY_MODEL: ReadonlySet<Wait['kind']> = new Set<Wait['kind']>(['converse', 'answer', 'classify']);

/** Does a model speak or decide at this step? Elsewhere words are fixed, and what an operator whispers waits for such a step. */
export function heedsWhispers({ wait }: Pick<Dialogue, 'wait'>): boolean {
  return wait !== null && LED_BY_MODEL.has(wait.kind);
}

/** What an operator has told the agent, for the instructions of a model: marked off, and apart from what callers say. */
export function operatorNotes({ told = [] }: Pick<Dialogue, 'told'>): string[] {
  return told.map((note) =>
    'instruction' in note
      ? `A colleague who listens tells you, and the caller does not hear it. Follow it from now on; never mention it.\n<operator>${bare(note.instruction)}</operator>`
      : `A colleague has just talked with the caller in your place. Do not ask again what was settled there.\n<talk>\n${note.talk
          .map(({ who, text }) => `${who}: ${bare(text)}`)
          .join('\n')}\n</talk>`,
  );
}

/** Nothing inside may look like its own end. */
function bare(text: string): string {
  return text.replace(/[<>]/g, ' ');
}

import { at, type Json, textAt } from '../plain-json.ts';
import { promptFor } from '../prompt-for.ts';
import { stripSsml, wordsForSound } from '../spoken-text.ts';
import { clip } from '../write-template.ts';
import { type Connect, note, template } from './connect-context.ts';
import type { ConnectAction } from './connect-flow.ts';
import { describePrompt, resolveConstant } from './resource-names.ts';

/** What `say` takes: a sound file whose address is written out. */
const SOUND = /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?\/[^\s{}]*$/;

/** What a deployment fills in before callers hear it: `{{name}}` and `${name}`. */
const LEFT_OPEN = /\{\{([^{}]{0,80})\}\}|\$\{([^{}]{0,80})\}/g;

/** Where words stand; Amazon’s own names first, then those that generators make up. */
const TEXTS = ['Text', 'SSML', 'TextToSpeechContent', 'PromptText', 'Message'] as const;

/** Words or a recording. */
export interface Spoken {
  readonly text: string;
  readonly audio?: string;
}

/** Does it say nothing? Some flows write a blank or an invisible letter where a text has to stand. */
function isBlank(text: string): boolean {
  return text.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim() === '';
}

/** What an action says or plays, by its own parameters or by those of one of its messages; undefined when it says nothing. */
export function spokenBy(
  action: ConnectAction,
  connect: Connect,
  holder: Json = action.parameters,
): Spoken | undefined {
  const text = TEXTS.map((name) => textAt(holder, name)).find((one) => one !== undefined && !isBlank(one));
  if (text !== undefined) {
    const known = text.replace(
      LEFT_OPEN,
      (_all, braces?: string, dollar?: string) => `[${(braces ?? dollar ?? '').trim()}]`,
    );
    if (known !== text)
      note(
        connect,
        action,
        'A part of its text is filled in when the flow is set up; it stands in square brackets: write it.',
      );
    const said = stripSsml(template(connect, action, known)).trim();
    if (said !== '') return { text: said };
  }
  const recording = textAt(holder, 'PromptId') ?? textAt(holder, 'Media', 'Uri') ?? textAt(holder, 'Media', 'uri');
  if (recording === undefined || isBlank(recording)) return undefined;
  return played(action, connect, recording);
}

function played(action: ConnectAction, connect: Connect, recording: string): Spoken {
  const known = resolveConstant(recording, connect.values);
  if (known !== undefined && SOUND.test(known)) {
    note(
      connect,
      action,
      'Write what the recording says: it stands in the transcript, and is said when the file cannot be had.',
    );
    return { text: wordsForSound(known), audio: known };
  }
  const name =
    describePrompt(action) ?? (/^s3:/i.test(recording) || /\.\w{3,4}$/.test(recording) ? recording : undefined);
  const words = wordsForSound(name ?? '');
  note(
    connect,
    action,
    `The recording${name === undefined ? '' : ` “${clip(name, 80)}”`} is kept at Amazon Connect: write what it says.`,
  );
  return { text: words };
}

/** Does an action say anything itself? */
export function isSilent({ parameters }: ConnectAction): boolean {
  const said = [...TEXTS, 'PromptId'].map((name) => textAt(parameters, name) ?? '');
  return said.every(isBlank) && at(parameters, 'Media', 'Uri') === undefined;
}

/** The words of a question: its own, those of the prompt just before it, or a few of ours where there are none. */
export function questionOf(action: ConnectAction, connect: Connect): string {
  const own = spokenBy(action, connect);
  if (own !== undefined) return own.text;
  const before = connect.merged.get(action.id);
  const merged = before === undefined ? undefined : spokenBy(before, connect);
  if (merged !== undefined) return merged.text;
  const text = promptFor(connect.languages.first);
  note(connect, action, `It says nothing itself; here it says “${text}”, because a question needs words.`);
  return text;
}

import type { CallRecord, Happening } from '@aybiza/call-log';
import type { Statechart } from '@aybiza/statechart';
import { advance } from '../advance.ts';
import type { DialogueCommand, SpeechSound } from '../command.ts';
import { type Dialogue, NEW_DIALOGUE } from '../dialogue.ts';

/** One conversation as a text file has it, and everything that happened in it. */
export interface Conversation {
  /** The same lines as the script, with what the agent really said. */
  readonly lines: readonly string[];
  readonly dialogue: Dialogue;
  readonly happenings: readonly Happening[];
  readonly records: readonly CallRecord[];
}

/** The parts of a call that a script does not spell out. */
const CALL = {
  caller_number: '+447700900123',
  called_number: '+442079460000',
  call_id: 'call_conversation',
  today: '2026-11-23',
  time_now: '09:30',
};

/**
 * Runs a script of `User:`, `Key:`, `Silence`, `Hang up` and lines for what others answer (`Request:`, `Model:`, `Transfer:`, `Message:`, `Clock:`, `Lot:`, `Passages:`, `Signal:`, `Picks up:`, `Timer:`, `Breaks`) through the pure core. `Agent:`, `Ask:` and
 * `End:` lines of the script are what is expected; those of the result are what came out.
 */
export function runConversation(statechart: Statechart, script: string): Conversation {
  const run = {
    dialogue: NEW_DIALOGUE,
    lines: [] as string[],
    happenings: [] as Happening[],
    records: [] as CallRecord[],
  };
  const take = (happening: Happening) => {
    run.happenings.push(happening);
    const next = advance(statechart, run.dialogue, happening);
    run.dialogue = next.dialogue;
    run.records.push(...next.records);
    run.lines.push(...next.commands.flatMap(lineOf));
  };
  take({ type: 'began', values: CALL });
  for (const line of script.split('\n')) {
    const happening = toHappening(line, run.dialogue.wait?.ticket ?? -1);
    if (happening === null) continue;
    run.lines.push(line);
    take(happening);
    if (happening.type === 'modelReplied' && happening.text !== '') run.lines.push(`Agent: ${happening.text}`);
  }
  return run;
}

function lineOf(command: DialogueCommand): string[] {
  switch (command.type) {
    case 'speak':
      return [command.sound === undefined ? `Agent: ${command.text}` : soundLine(command.text, command.sound)];
    case 'askModel':
      return [`Ask: ${command.question.tools.map(({ name }) => name).join(', ')}`];
    case 'request':
      return command.request.via === 'calendar'
        ? [`Ask: calendar ${command.request.operation} ${JSON.stringify(command.request.inputs)}`]
        : [`Ask: ${command.request.method} ${command.request.url}`];
    case 'findPassages':
      return [`Ask: passages ${command.documents.concat(command.collections).join(', ')} ${command.question}`];
    case 'transfer':
      return [`Ask: transfer ${command.to}`];
    case 'sendMessage':
      return [`Ask: message ${command.to} ${command.text}`];
    case 'hold':
      return [command.music ? 'Music' : 'Pause'];
    case 'setLanguage':
      return [`Language: ${command.language}`];
    case 'setRecording':
      return [`Recording: ${command.mode}`];
    case 'hangUp':
      return [`End: ${command.outcome}`];
    default:
      return [];
  }
}

function soundLine(text: string, sound: SpeechSound): string {
  switch (sound.kind) {
    case 'beep':
      return 'Beep';
    case 'keys':
      return `Keys: ${sound.keys}`;
    default:
      return `Plays: ${sound.url} (${text})`;
  }
}

function toHappening(line: string, wait: number): Happening | null {
  const [, head = '', rest = ''] =
    /^(User|Key|Request|Model|Transfer|Silence|Hang up|Message|Clock|Lot|Passages|Signal|Picks up|Timer|Breaks)(?::\s*(.*))?$/.exec(
      line,
    ) ?? [];
  switch (head) {
    case 'User':
      return { type: 'callerSaid', text: rest };
    case 'Key':
      return { type: 'callerPressed', key: rest };
    case 'Silence':
      return { type: 'silence', wait };
    case 'Hang up':
      return { type: 'hungUp' };
    case 'Message':
      return { type: 'messageSent', wait, outcome: rest === 'sent' ? 'sent' : 'failed' };
    case 'Clock':
      return { type: 'consulted', wait, now: Number(rest), chance: 0 };
    case 'Lot':
      return { type: 'consulted', wait, now: 0, chance: Number(rest) };
    case 'Passages':
      return passagesFound(rest, wait);
    case 'Signal': {
      const [signal = '', ...body] = rest.split(' ');
      return { type: 'signalArrived', signal, body: body.length === 0 ? null : JSON.parse(body.join(' ')) };
    }
    case 'Picks up':
      return { type: 'pickedUp', wait, by: rest === 'person' || rest === 'voicemail' ? rest : 'nobody' };
    case 'Timer':
      return { type: 'timerFired', timer: rest };
    case 'Breaks':
      return { type: 'broke', code: 'TEST', detail: rest };
    case 'Transfer':
      return { type: 'transferFinished', wait, outcome: outcomeOf(rest) };
    case 'Request': {
      const [status = '0', ...body] = rest.split(' ');
      if (status === 'timeout')
        return { type: 'requestFinished', wait, outcome: 'timeout', status: 0, body: null, ms: 0 };
      return {
        type: 'requestFinished',
        wait,
        outcome: 'answered',
        status: Number(status),
        body: body.length === 0 ? null : JSON.parse(body.join(' ')),
        ms: 1,
      };
    }
    case 'Model': {
      if (rest === 'fails') return { type: 'modelFailed', wait, code: 'FAILED' };
      const reply: { text?: string; use?: Record<string, unknown> } = JSON.parse(rest);
      const toolUses = Object.entries(reply.use ?? {}).map(([name, input], index) => ({
        id: `t${index}`,
        name,
        input,
      }));
      return {
        type: 'modelReplied',
        wait,
        text: reply.text ?? '',
        toolUses,
        modelId: 'test',
        firstTokenMs: 0,
        totalMs: 0,
        inputTokens: 0,
        outputTokens: 0,
      };
    }
    default:
      return null;
  }
}

/** Texts of a document `guide` in JSON, or why there are none. */
function passagesFound(text: string, wait: number): Happening {
  if (text === 'timeout' || text === 'failed')
    return { type: 'passagesFound', wait, outcome: text, passages: [], ms: 1 };
  const texts: string[] = JSON.parse(text);
  const passages = texts.map((found, index) => {
    return { passage: `p${index + 1}`, document: 'guide', version: 3, title: 'Guide', heading: '', text: found };
  });
  return { type: 'passagesFound', wait, outcome: 'found', passages, ms: 1 };
}

function outcomeOf(text: string): Extract<Happening, { type: 'transferFinished' }>['outcome'] {
  const known = ['answered', 'busy', 'noAnswer', 'declined', 'failed'] as const;
  const found = known.find((outcome) => outcome === text);
  if (found === undefined) throw new Error(`a transfer ends as one of ${known.join(', ')}, not “${text}”`);
  return found;
}

import type { CallEvent } from '@aybiza/call-log';

type EventOf<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>;

/** Where the time between the caller's last word and the first sound of the answer went, in ms. */
export interface TurnTiming {
  readonly recogniserMs: number;
  readonly decisionMs: number;
  readonly modelMs: number;
  readonly requestMs: number;
  readonly voiceMs: number;
  readonly transportMs: number;
}

/** One bubble of the conversation, with what is worth knowing about it. */
export type ConversationLine =
  | {
      readonly who: 'agent';
      readonly seq: number;
      readonly at: number;
      readonly node: string;
      readonly heard: string;
      /** Planned, but cut off before it was heard. */
      readonly unheard: string;
      readonly purpose: EventOf<'agentSpoke'>['purpose'];
    }
  | {
      readonly who: 'caller';
      readonly seq: number;
      readonly at: number;
      readonly text: string;
      readonly pressed: boolean;
      readonly layer: EventOf<'understood'>['layer'] | null;
      readonly timing: TurnTiming | null;
    }
  | {
      readonly who: 'system';
      readonly seq: number;
      readonly at: number;
      readonly what: 'request' | 'transfer' | 'signal' | 'note';
      readonly text: string;
    };

type Writable<Line> = { -readonly [Key in keyof Line]: Line[Key] };
type CallerLine = Writable<Extract<ConversationLine, { who: 'caller' }>>;
type AgentLine = Writable<Extract<ConversationLine, { who: 'agent' }>>;

/** The log as a conversation: what was said and heard, how it was understood, and how long it took. */
export function toConversation(events: readonly CallEvent[]): ConversationLine[] {
  const lines: ConversationLine[] = [];
  const spoken = new Map<number, AgentLine>();
  let caller: CallerLine | undefined;
  for (const event of events) {
    const { seq, at } = event;
    switch (event.type) {
      case 'agentSpoke': {
        const line: AgentLine = {
          who: 'agent',
          seq,
          at,
          node: event.node,
          heard: event.text,
          unheard: '',
          purpose: event.purpose,
        };
        spoken.set(event.speech, line);
        lines.push(line);
        break;
      }
      case 'agentHeard':
        cutOff(spoken.get(event.speech), event);
        break;
      case 'callerSaid':
      case 'callerPressed':
        caller = {
          who: 'caller',
          seq,
          at,
          text: event.type === 'callerSaid' ? event.text : event.key,
          pressed: event.type === 'callerPressed',
          layer: null,
          timing: null,
        };
        lines.push(caller);
        break;
      case 'understood':
        if (caller !== undefined) caller.layer = event.layer;
        break;
      case 'turnTimed':
        if (caller !== undefined) caller.timing = event;
        break;
      case 'requestStarted':
        lines.push({ who: 'system', seq, at, what: 'request', text: event.what });
        break;
      case 'transferStarted':
        lines.push({ who: 'system', seq, at, what: 'transfer', text: event.to });
        break;
      case 'signalArrived':
        lines.push({ who: 'system', seq, at, what: 'signal', text: event.signal });
        break;
      case 'noted':
        lines.push({ who: 'system', seq, at, what: 'note', text: event.detail === '' ? event.code : event.detail });
        break;
      default:
        break; // The other events are for replay and figures.
    }
  }
  return lines;
}

function cutOff(line: AgentLine | undefined, { text, complete }: EventOf<'agentHeard'>): void {
  if (line === undefined || complete) return;
  const planned = line.heard;
  line.heard = text;
  line.unheard = planned.startsWith(text) ? planned.slice(text.length).trim() : '';
}

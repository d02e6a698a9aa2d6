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
      readonly what:
        | 'request'
        | 'example'
        | 'transfer'
        | 'signal'
        | 'operator'
        | 'toOperator'
        | 'tookOver'
        | 'gaveBack';
      readonly text: string;
    }
  | {
      readonly who: 'system';
      readonly seq: number;
      readonly at: number;
      readonly what: 'note';
      readonly code: string;
      /** What more is known of it. */
      readonly text: string;
    }
  /** A request that the author answers in the other system's stead. */
  | {
      readonly who: 'asked';
      readonly seq: number;
      /** By which the answer is known. */
      readonly wait: number;
      readonly node: string;
      /** What was answered: a status, or what happened instead; null while it is waited for. */
      readonly answer: number | 'timeout' | 'failed' | null;
    }
  /** What stands before it happened in an earlier call; this one went on from there. */
  | {
      readonly who: 'divider';
      readonly seq: number;
      /** Of an agent or a caller, counted from 1. */
      readonly turn: number;
      /** The flow leads there as it did then; else only so far. */
      readonly fits: boolean;
    };

type Writable<Line> = { -readonly [Key in keyof Line]: Line[Key] };
type CallerLine = Writable<Extract<ConversationLine, { who: 'caller' }>>;
type AskedLine = Writable<Extract<ConversationLine, { who: 'asked' }>>;
type AgentLine = Writable<Extract<ConversationLine, { who: 'agent' }>>;

/** The log as a conversation: what was said and heard, how it was understood, and how long it took. */
export function toConversation(events: readonly CallEvent[]): ConversationLine[] {
  let lines: ConversationLine[] = [];
  const spoken = new Map<number, AgentLine>();
  const unheard = new Set<AgentLine>();
  const asked = new Map<number, AskedLine>();
  let caller: CallerLine | undefined;
  let requesting = '';
  for (const event of events) {
    const { seq, at } = event;
    switch (event.type) {
      case 'agentSpoke': {
        const line = agentLine(event);
        spoken.set(event.speech, line);
        unheard.add(line);
        lines.push(line);
        break;
      }
      case 'agentHeard': {
        const line = spoken.get(event.speech);
        if (line === undefined) break;
        cutOff(line, event);
        unheard.delete(line);
        break;
      }
      case 'callerSaid':
      case 'callerPressed':
      case 'wished':
        caller = callerLine(event);
        lines.push(caller);
        break;
      case 'understood':
        if (caller !== undefined) caller.layer = event.layer;
        break;
      case 'turnTimed':
        if (caller !== undefined) caller.timing = event;
        break;
      case 'wentBack': {
        // What was not heard by then is said again: it belongs to this call.
        const again = lines.filter((line) => line.who === 'agent' && unheard.has(line));
        const past = lines.filter((line) => !again.includes(line));
        lines = [...past, { who: 'divider', seq, turn: turnsOf(past) + 1, fits: event.fits }, ...again];
        break;
      }
      case 'requestRehearsed':
        if (event.by === 'author') {
          const line: AskedLine = { who: 'asked', seq, wait: event.wait, node: requesting, answer: null };
          asked.set(event.wait, line);
          lines.push(line);
        } else lines.push({ who: 'system', seq, at, what: 'example', text: '' });
        break;
      case 'requestFinished': {
        const line = asked.get(event.wait);
        if (line !== undefined) line.answer = event.outcome === 'answered' ? event.status : event.outcome;
        break;
      }
      case 'requestStarted':
        requesting = event.node;
        lines.push(...noteOn(event));
        break;
      default:
        lines.push(...noteOn(event));
    }
  }
  return lines;
}

function agentLine({ seq, at, node, text, purpose }: EventOf<'agentSpoke'>): AgentLine {
  return { who: 'agent', seq, at, node, heard: text, unheard: '', purpose };
}

function callerLine(event: EventOf<'callerSaid' | 'callerPressed' | 'wished'>): CallerLine {
  const { seq, at } = event;
  const pressed = event.type === 'callerPressed';
  return { who: 'caller', seq, at, text: pressed ? event.key : event.text, pressed, layer: null, timing: null };
}

/** What stands between the bubbles; nothing for events that are for replay and figures. */
function noteOn(event: CallEvent): ConversationLine[] {
  const { seq, at } = event;
  switch (event.type) {
    case 'requestStarted':
      return [{ who: 'system', seq, at, what: 'request', text: event.what }];
    case 'transferStarted':
      return [{ who: 'system', seq, at, what: 'transfer', text: event.to }];
    case 'signalArrived':
      return [{ who: 'system', seq, at, what: 'signal', text: event.signal }];
    case 'operatorSpoke':
      return [{ who: 'system', seq, at, what: 'operator', text: event.text }];
    case 'operatorHeard':
      return [{ who: 'system', seq, at, what: 'toOperator', text: event.text }];
    case 'tookOver':
    case 'gaveBack':
      return [{ who: 'system', seq, at, what: event.type, text: '' }];
    case 'noted':
      return [{ who: 'system', seq, at, what: 'note', code: event.code, text: event.detail }];
    default:
      return [];
  }
}

/** Whoever says or presses several things in a row has one turn. */
function turnsOf(lines: readonly ConversationLine[]): number {
  const parties = lines.flatMap(({ who }) => (who === 'agent' || who === 'caller' ? [who] : []));
  return parties.filter((who, index) => who !== parties[index - 1]).length;
}

function cutOff(line: AgentLine, { text, complete }: EventOf<'agentHeard'>): void {
  if (complete) return;
  const planned = line.heard;
  line.heard = text;
  line.unheard = planned.startsWith(text) ? planned.slice(text.length).trim() : '';
}

import type { CallEvent } from '../call-event.ts';

export interface TranscriptLine {
  /** `operator`: a person who had taken the call over. */
  readonly who: 'agent' | 'caller' | 'operator';
  readonly at: number;
  /** What was really heard of an agent's line; everything of a caller's. */
  readonly text: string;
  /** What the agent would have said, had nobody cut in. */
  readonly unheard: string;
  /** The node that spoke; empty for a caller's line. */
  readonly node: string;
  /** Pressed on the keypad rather than said. */
  readonly pressed: boolean;
}

/** The conversation as it was heard: an agent's line that was cut off keeps only what reached the caller. */
export function foldTranscript(events: readonly CallEvent[]): TranscriptLine[] {
  const heard = new Map<number, { text: string; complete: boolean }>();
  for (const event of events) {
    if (event.type === 'agentHeard') heard.set(event.speech, event);
  }
  return events.flatMap((event): TranscriptLine[] => {
    switch (event.type) {
      case 'agentSpoke': {
        const ear = heard.get(event.speech);
        // Without word of how it was played (the call is still on, or broke off) the planned text is all we have.
        const text = ear === undefined || ear.complete ? event.text : ear.text;
        return [
          {
            who: 'agent',
            at: event.at,
            text,
            unheard: event.text.slice(text.length).trim(),
            node: event.node,
            pressed: false,
          },
        ];
      }
      case 'operatorSpoke':
        return [{ who: 'operator', at: event.at, text: event.text, unheard: '', node: '', pressed: false }];
      case 'callerSaid':
      case 'operatorHeard':
      case 'wished':
        return [{ who: 'caller', at: event.at, text: event.text, unheard: '', node: '', pressed: false }];
      case 'callerPressed':
        return [{ who: 'caller', at: event.at, text: event.key, unheard: '', node: '', pressed: true }];
      default:
        return [];
    }
  });
}

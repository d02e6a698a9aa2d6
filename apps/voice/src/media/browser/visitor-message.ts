import type { CallEvent } from '@aybiza/call-log';
import type { VisitorMessage } from '@aybiza/call-protocol';

/**
 * What a visitor is shown of the call's log: what was said, and that it is over. Everything else tells how the business works (steps,
 * variables, requests, scores, the names of outcomes) and stays with us.
 */
export function toVisitorMessages(event: CallEvent): VisitorMessage[] {
  switch (event.type) {
    case 'agentSpoke':
      return [{ type: 'line', id: `speech-${event.speech}`, who: 'agent', text: event.text }];
    case 'agentHeard':
      return event.complete ? [] : [{ type: 'line', id: `speech-${event.speech}`, who: 'agent', text: event.text }];
    case 'operatorSpoke':
      return [{ type: 'line', id: `entry-${event.seq}`, who: 'person', text: event.text }];
    case 'callerSaid':
    case 'operatorHeard':
      return [{ type: 'line', id: `entry-${event.seq}`, who: 'visitor', text: event.text }];
    case 'callEnded':
      return [{ type: 'ended', outcome: '', reason: event.reason }];
    default:
      return [];
  }
}

import type { CallRecord } from './call-record.ts';

/** What a caller was told before anything was recorded, and what they answered. */
export interface ToldFirst {
  /** When they had heard it, epoch milliseconds. */
  readonly at: number;
  /** `told`: they were not asked. `unanswered`: the call ended before they had answered. */
  readonly answer: 'told' | 'agreed' | 'refused' | 'unanswered';
}

/** Null: they were told nothing. */
export function toldFirst(events: CallRecord['events']): ToldFirst | null {
  const announced = events.find((event) => event.type === 'announced');
  if (announced === undefined) return null;
  if (!announced.asks) return { at: announced.at, answer: 'told' };
  const consented = events.find((event) => event.type === 'consented');
  if (consented === undefined) return { at: announced.at, answer: 'unanswered' };
  return { at: announced.at, answer: consented.given ? 'agreed' : 'refused' };
}

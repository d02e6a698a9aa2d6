import type { Deployed } from './records/call-records-port.ts';

/**
 * Who is rung (E.164) when we cannot take a call: whom its flow names, else whom the number names that was called. Never that number itself:
 * it would only give the same answer.
 */
export function fallbackOf(
  { statechart, numberFallback }: Pick<Deployed, 'statechart' | 'numberFallback'>,
  called: string,
): string | undefined {
  return [statechart.settings.fallbackNumber, numberFallback].find((one) => one !== undefined && one !== called);
}

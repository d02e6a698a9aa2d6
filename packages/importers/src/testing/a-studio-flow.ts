interface Transition {
  readonly event: string;
  readonly next?: string;
  readonly conditions?: readonly unknown[];
}

/** A widget of a Studio flow: where its events lead (`''` where the call ends), and its properties. */
export function widget(
  type: string,
  name: string,
  {
    events,
    ...properties
  }: { readonly events: Readonly<Record<string, string>>; readonly [property: string]: unknown },
) {
  const transitions: Transition[] = Object.entries(events).map(([event, next]) => {
    return next === '' ? { event } : { event, next };
  });
  return { name, type, transitions, properties };
}

/** A split: `[operator, value, next]` for each condition, about `input`. */
export function split(
  name: string,
  input: string,
  { otherwise, cases }: { otherwise: string; cases: readonly (readonly [string, string, string])[] },
) {
  const matches = cases.map(([type, value, next]): Transition => {
    return {
      event: 'match',
      next,
      conditions: [{ type, value, arguments: [input], friendly_name: `${type} ${value}` }],
    };
  });
  const noMatch: Transition = otherwise === '' ? { event: 'noMatch' } : { event: 'noMatch', next: otherwise };
  return { name, type: 'split-based-on', transitions: [noMatch, ...matches], properties: { input } };
}

/** A Studio flow whose calls begin at its first widget. */
export function aStudioFlow(...states: readonly { readonly name: string }[]) {
  const trigger = widget('trigger', 'Trigger', {
    events: { incomingMessage: '', incomingCall: states[0]?.name ?? '' },
  });
  return {
    description: 'Test',
    states: [trigger, ...states],
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
  };
}

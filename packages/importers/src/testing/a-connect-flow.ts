interface Ways {
  readonly next?: string;
  /** Error type → next action. */
  readonly errors?: Readonly<Record<string, string>>;
  /** `[operand, next]`, or `[operator, operand, next]`. */
  readonly when?: readonly (readonly [string, string] | readonly [string, string, string])[];
}

/** An action of an Amazon Connect flow: where its outcomes lead, and its parameters. */
export function action(
  type: string,
  id: string,
  { next, errors = {}, when = [], ...parameters }: Ways & { readonly [parameter: string]: unknown } = {},
) {
  return {
    Identifier: id,
    Type: type,
    Parameters: parameters,
    Transitions: {
      ...(next === undefined ? {} : { NextAction: next }),
      Errors: Object.entries(errors).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })),
      Conditions: when.map((one) => {
        const [Operator, Operand, NextAction] = one.length === 2 ? ['Equals', ...one] : one;
        return { NextAction, Condition: { Operator, Operands: [Operand] } };
      }),
    },
  };
}

/** An action that says something and goes on; without a next one the call ends. */
export function say(id: string, text: string, next?: string) {
  return action('MessageParticipant', id, { Text: text, ...(next === undefined ? {} : { next }) });
}

/** A flow whose calls begin at its first action. */
export function aConnectFlow(...actions: readonly { readonly Identifier: string }[]) {
  return { Version: '2019-10-30', StartAction: actions[0]?.Identifier ?? '', Metadata: {}, Actions: actions };
}

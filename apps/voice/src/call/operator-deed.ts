/** What an operator does to a call. `line` is their connection: a call is taken over by one, and no longer than it lasts. */
export type OperatorDeed =
  | { readonly type: 'whisper'; readonly text: string }
  | { readonly type: 'putThrough'; readonly to: string }
  | { readonly type: 'sendOff' }
  | { readonly type: 'takeOver'; readonly line: string; readonly how: 'voice' | 'text' }
  /** Typed, to be spoken by the agent's voice. */
  | { readonly type: 'say'; readonly line: string; readonly text: string }
  /** Their own voice had these words; it was heard already. */
  | { readonly type: 'spoke'; readonly line: string; readonly text: string }
  | { readonly type: 'giveBack'; readonly line: string; readonly why: 'asked' | 'lost' };

/**
 * What becomes of it. `later`: whispered, and used from the next step on in which a model speaks. Everything else is a refusal: the
 * caller talks to somebody else (`away`) or the call is about to end (`ending`), another operator has it (`taken`), the operator has not
 * (`notTaken`), nobody has picked up (`notPickedUp`), the caller reads and would not hear them (`reading`), or the agent waits for another
 * system or a model (`busy`).
 */
export type OperatorAnswer =
  | 'done'
  | 'later'
  | 'away'
  | 'ending'
  | 'taken'
  | 'notTaken'
  | 'notPickedUp'
  | 'reading'
  | 'busy';

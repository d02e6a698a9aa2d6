import { CONTACT_VARIABLES, type Scenario } from '@aybiza/flow';

type Begins = Scenario['begins'];

/** What a call brings of its caller, as the texts of fields. */
export type CallerText = 'caller_number' | 'contact_name' | 'contact_language' | 'contact_agreed';

/** Is the caller somebody whom the workspace keeps something of? */
export function isKnownCaller({ contact_known }: Begins): boolean {
  return contact_known === true;
}

/** The same call from somebody who is known, or of whom nothing is kept. */
export function withKnownCaller(begins: Begins, isKnown: boolean): Begins {
  const others = Object.entries(begins).filter(([name]) => !Object.hasOwn(CONTACT_VARIABLES, name));
  return { ...Object.fromEntries(others), ...(isKnown ? { contact_known: true } : {}) };
}

export function callerText(begins: Begins, name: CallerText): string | undefined {
  const value = begins[name];
  return typeof value === 'string' ? value : undefined;
}

/** With that text; without one the call brings what it ordinarily does. */
export function withCallerText(begins: Begins, name: CallerText, text: string | undefined): Begins {
  const { [name]: _before, ...others } = begins;
  return text === undefined ? others : { ...others, [name]: text };
}

import { defineStrings } from '../language/strings.ts';

/** Why the API refuses something. English is what the API itself says; other languages go by its code. */
export const refusalStrings = defineStrings('refusal', {
  noAnswer: 'The server does not answer. Check your connection and try again.',
  check: (problems: string) => `Please check: ${problems}.`,
  refused: (_code: string, message: string) => message,
});

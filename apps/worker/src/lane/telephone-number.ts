const E164 = /^\+[1-9]\d{4,14}$/;

/** What carriers put in the place of a number that is withheld: the letters of ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE on a telephone's keys. */
const WITHHELD: ReadonlySet<string> = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

/** A value as a number that can be called (E.164), without the blanks in it; undefined when it is none. */
export function telephoneNumber(value: unknown): string | undefined {
  const number = typeof value === 'string' ? value.replaceAll(/[\s()-]/g, '') : '';
  return E164.test(number) && !WITHHELD.has(number) ? number : undefined;
}

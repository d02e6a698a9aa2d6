/** What is looked for among the parties of calls; field names are those that `search_calls` reads. */
export interface PartyFilter {
  /** Stands anywhere in a number or name. */
  party: string;
  /** Stands right behind a country code. */
  partyBehindCode?: string;
}

/** As people write numbers: spaces, brackets, dots, slashes and dashes. */
const SEPARATORS = /[\s()./‐-―−-]/gu;
const INTERNATIONAL = /^00(?=[1-9])/;
const NATIONAL = /^0(?=[1-9])/;

/**
 * What somebody typed to find a party. Numbers are kept as E.164, so what looks like one is looked for without what only groups its
 * digits, with `+` for `00`, and also without the zero that is dialled within a country. Everything else is a name, or a part of one.
 */
export function toPartyFilter(typed: string): PartyFilter {
  const digits = typed.replace(SEPARATORS, '');
  if (!/^\+?\d+$/.test(digits)) return { party: typed };
  const party = digits.replace(INTERNATIONAL, '+');
  return NATIONAL.test(party) ? { party, partyBehindCode: party.slice(1) } : { party };
}

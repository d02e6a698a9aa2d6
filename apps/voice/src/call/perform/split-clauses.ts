/** A first clause so long is worth saying even without an end in sight. */
const FIRST_CLAUSE_WORDS = 8;
const CLAUSE_END = /[.!?;:…]["')\]]*\s|[.!?…]["')\]]*$|,\s/;

/** Cuts a stream of text into clauses as soon as they are whole, so that the voice begins with the first one. */
export interface ClauseSplitter {
  /** The clauses that this text completes. */
  add(text: string): string[];
  /** What is left at the end. */
  rest(): string;
}

export function createClauseSplitter(): ClauseSplitter {
  let pending = '';
  let isFirst = true;
  function takeClause(): string | undefined {
    const end = CLAUSE_END.exec(pending);
    // At the very end of what came so far a full stop may be the point of a number: only white space behind it proves a clause.
    if (end !== null && end.index + end[0].length <= pending.length && /\s$/.test(end[0]))
      return cut(end.index + end[0].length);
    const words = pending.split(' ');
    return isFirst && words.length > FIRST_CLAUSE_WORDS
      ? cut(words.slice(0, FIRST_CLAUSE_WORDS).join(' ').length + 1)
      : undefined;
  }
  function cut(length: number): string {
    const clause = pending.slice(0, length);
    pending = pending.slice(length);
    isFirst = false;
    return clause;
  }
  return {
    add(text) {
      pending += text;
      const clauses: string[] = [];
      for (let clause = takeClause(); clause !== undefined; clause = takeClause()) clauses.push(clause);
      return clauses;
    },
    rest() {
      const rest = pending;
      pending = '';
      return rest;
    },
  };
}

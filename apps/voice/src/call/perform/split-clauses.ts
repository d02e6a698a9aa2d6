/** A first clause so long is worth saying even without an end in sight. */
const FIRST_CLAUSE_WORDS = 8;
/** Where a clause ends, with the white space behind it that proves it: a full stop may be the point of a number. */
const PROVED_END = /[.!?;:…]["')\]]*\s|,\s/;
/**
 * At the very end of what came so far, these end one as well: the next word would only come a moment later, and the caller waits. Behind a
 * figure a comma or a full stop may go on, behind a few letters a full stop may be an abbreviation's.
 */
const SURE_END = /\p{L}[,!?;…]["')\]]*$|\p{L}{5}\.["')\]]*$/u;

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
    const end = PROVED_END.exec(pending);
    if (end !== null) return cut(end.index + end[0].length);
    if (SURE_END.test(pending)) return cut(pending.length);
    if (!isFirst) return undefined;
    const words = pending.split(' ');
    return words.length > FIRST_CLAUSE_WORDS ? cut(words.slice(0, FIRST_CLAUSE_WORDS).join(' ').length + 1) : undefined;
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

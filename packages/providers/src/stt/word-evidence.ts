/** What a list of recognised words says about the turn: how sure it is, and how long its end was waited for. */
export interface WordEvidence {
  confidence?: number;
  latencyHintMs?: number;
}

export interface TimedWord {
  confidence?: number | undefined;
  /** Seconds of audio since the connection was opened. */
  end?: number | undefined;
}

/** @param sentMs all audio sent so far, on the same time line as the words. */
export function wordEvidence(words: readonly TimedWord[], sentMs: number): WordEvidence {
  const confidences = words.flatMap((word) => word.confidence ?? []);
  const lastEnd = words.at(-1)?.end;
  return {
    ...(confidences.length === 0
      ? {}
      : { confidence: confidences.reduce((sum, value) => sum + value, 0) / confidences.length }),
    ...(lastEnd === undefined ? {} : { latencyHintMs: Math.max(0, Math.round(sentMs - lastEnd * 1000)) }),
  };
}

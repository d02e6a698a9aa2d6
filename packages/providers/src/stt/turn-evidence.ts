/** What a list of recognised words says about the turn: how sure it is, and how late it came. */
export interface TurnEvidence {
  confidence?: number;
  lagMs?: number;
}

export interface RecognisedWords {
  confidence?: number | undefined;
}

/**
 * @param heard `until`: how far the vendor had listened when it decided, in seconds of audio, where it says so; `sentMs`: all audio
 * sent so far, on the same time line
 */
export function turnEvidence(
  words: readonly RecognisedWords[],
  { until, sentMs }: { until: number | undefined; sentMs: number },
): TurnEvidence {
  const confidences = words.flatMap((word) => word.confidence ?? []);
  return {
    ...(confidences.length === 0
      ? {}
      : { confidence: confidences.reduce((sum, value) => sum + value, 0) / confidences.length }),
    ...(until === undefined ? {} : { lagMs: Math.max(0, Math.round(sentMs - until * 1000)) }),
  };
}

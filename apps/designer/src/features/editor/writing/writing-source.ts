/** A model that writes this draft from a description, or did. */
export interface Writing {
  readonly status: 'waiting' | 'writing' | 'finished' | 'stopped' | 'gaveUp' | 'failed';
  /** What the model says of what it wrote. */
  readonly summary: string;
  /** Epoch milliseconds; null while it goes on. */
  readonly endedAt: number | null;
  /** Nobody has begun with it for a while. */
  readonly isUnattended: boolean;
  /** It has ended, and nobody has edited the draft since. */
  readonly isUntouched: boolean;
}

export interface WritingSource {
  /** Null when no model was asked to. */
  readonly writing: Writing | null;
  stop(): void;
  /** It was read what came of it. */
  dismiss(): void;
}

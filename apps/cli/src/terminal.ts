/** Where a command reads its surroundings and writes its words. */
export interface Terminal {
  /** Results, for programs and people. */
  out(text: string): void;
  /** Why there is no result. */
  err(text: string): void;
  /** What is typed, line by line, until its end. */
  lines(): AsyncIterable<string>;
  pause(ms: number): Promise<void>;
  env: Readonly<Record<string, string | undefined>>;
}

/** What a command ends with; scripts and CI branch on it. */
export const EXIT = { ok: 0, problems: 1, unusable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The input, the options or the other side cannot be used; the message says what to do. Ends a command with exit code 2. */
export class UnusableError extends Error {}

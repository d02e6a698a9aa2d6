/** By whose clock times are shown and planned. */
export interface Zone {
  /** IANA. */
  readonly timeZone: string;
  /** The workspace's; else the one of this browser. */
  readonly isChosen: boolean;
}

/** Of this browser (IANA). */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

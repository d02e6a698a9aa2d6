const DAY_MS = 86_400_000;

/** A day so many days from now: as a field for dates takes it, and as an English page writes it. */
export function dayAhead(days: number): { field: string; words: string } {
  const day = new Date(Date.now() + days * DAY_MS);
  const words = { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' } as const;
  return { field: day.toISOString().slice(0, 10), words: new Intl.DateTimeFormat('en-US', words).format(day) };
}

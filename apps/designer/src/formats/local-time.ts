/** A moment (epoch ms) as the field of a browser has it, in its time zone: `2026-11-27T09:30`. */
export function toLocal(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}

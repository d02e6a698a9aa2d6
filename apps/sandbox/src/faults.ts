import { z } from 'zod';

/** The stand-ins that can be told to fail; those behind a first one are `backup-…`. */
export const VENDORS = [
  'stt',
  'tts',
  'llm',
  'telephony',
  'mail',
  'storage',
  'backup-stt',
  'backup-tts',
  'backup-llm',
] as const;
export type Vendor = (typeof VENDORS)[number];

/** A rehearsed failure. What does not apply to a vendor is ignored by it. */
export const faultSchema = z.strictObject({
  /** Waits so long before the first answer (handshake, token or sound). */
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** Accepts the connection and then never sends anything. */
  stall: z.boolean().optional(),
  /** Falls silent after so many messages (STT, TTS) or tokens (LLM), and keeps the connection. */
  stallAfter: z.number().int().min(0).optional(),
  /** Refuses with this HTTP status; a mail server with this reply. */
  status: z.number().int().min(400).max(599).optional(),
  /** Ends the connection without a word after so many messages (STT, TTS) or tokens (LLM). */
  cutAfter: z.number().int().min(0).optional(),
  /** Ends it so many milliseconds after it began, whatever was sent. */
  cutAfterMs: z.number().int().min(0).optional(),
  /** Closes a WebSocket with this code when cutting. */
  closeCode: z.number().int().refine(isCloseCode, 'a code that a close frame may carry').optional(),
  /** Sends noise or broken JSON instead of the answer. */
  garble: z.boolean().optional(),
  /** Befalls the open sockets (STT, TTS) too, counting from now; where new ones are refused, these are cut. */
  atOnce: z.boolean().optional(),
  /** For how many new connections; for all when left out. 0 with `atOnce`: for none but the open ones. */
  times: z.number().int().min(0).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

/** The failures in force. A connection asks once, when it begins; while it is open it may be struck by another. */
export interface Faults {
  set(vendor: Vendor, fault: Fault): void;
  clear(vendor?: Vendor): void;
  /** The fault of the connection that begins now, counted off. */
  take(vendor: Vendor): Fault | undefined;
  /** Tells an open connection of each failure set `atOnce`; returns how to stop. */
  watch(vendor: Vendor, strike: (fault: Fault) => void): () => void;
  list(): Partial<Record<Vendor, Fault>>;
}

/** Nothing fails until it is told to. */
export function createFaults(): Faults {
  const inForce = new Map<Vendor, Fault>();
  const watchers = new Set<{ vendor: Vendor; strike: (fault: Fault) => void }>();
  return {
    set(vendor, fault) {
      if (fault.times === 0) inForce.delete(vendor);
      else inForce.set(vendor, fault);
      if (fault.atOnce !== true) return;
      for (const watcher of [...watchers]) if (watcher.vendor === vendor) watcher.strike(fault);
    },
    watch(vendor, strike) {
      const watcher = { vendor, strike };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    clear: (vendor) => {
      if (vendor === undefined) inForce.clear();
      else inForce.delete(vendor);
    },
    take(vendor) {
      const fault = inForce.get(vendor);
      if (fault?.times !== undefined) {
        if (fault.times > 1) inForce.set(vendor, { ...fault, times: fault.times - 1 });
        else inForce.delete(vendor);
      }
      return fault;
    },
    list: () => Object.fromEntries(inForce),
  };
}

/** RFC 6455 §7.4: 1004 to 1006 and 1015 are never sent, and 1016 to 2999 are not given out. */
function isCloseCode(code: number): boolean {
  return (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006)) || (code >= 3000 && code <= 4999);
}

import { z } from 'zod';

/** The stand-ins that can be told to fail. */
export const VENDORS = ['stt', 'tts', 'llm', 'telephony'] as const;
export type Vendor = (typeof VENDORS)[number];

/** A rehearsed failure. What does not apply to a vendor is ignored by it. */
export const faultSchema = z.strictObject({
  /** Waits so long before the first answer (handshake, token or sound). */
  delayMs: z.number().int().min(0).max(120_000).optional(),
  /** Accepts the connection and then never sends anything. */
  stall: z.boolean().optional(),
  /** Refuses with this HTTP status. */
  status: z.number().int().min(400).max(599).optional(),
  /** Ends the connection without a word after so many messages (STT, TTS) or tokens (LLM). */
  cutAfter: z.number().int().min(0).optional(),
  /** Ends it so many milliseconds after it began, whatever was sent. */
  cutAfterMs: z.number().int().min(0).optional(),
  /** Closes a WebSocket with this code when cutting. */
  closeCode: z.number().int().min(1000).max(4999).optional(),
  /** Sends noise or broken JSON instead of the answer. */
  garble: z.boolean().optional(),
  /** For how many connections; for all when left out. */
  times: z.number().int().min(1).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

/** The failures in force. A connection asks once, when it begins. */
export interface Faults {
  set(vendor: Vendor, fault: Fault): void;
  clear(vendor?: Vendor): void;
  /** The fault of the connection that begins now, counted off. */
  take(vendor: Vendor): Fault | undefined;
  list(): Partial<Record<Vendor, Fault>>;
}

/** Nothing fails until it is told to. */
export function createFaults(): Faults {
  const inForce = new Map<Vendor, Fault>();
  return {
    set: (vendor, fault) => {
      inForce.set(vendor, fault);
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

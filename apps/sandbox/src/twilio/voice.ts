/** A person's voice: gives 16-bit samples at the rate asked for. */
export interface Voice {
  synthesise(text: string, options: { voice?: string; sampleRateHz: number }): Promise<Int16Array>;
}

/** Understands 8 kHz speech that says one or more of the phrases; empty if it says none. */
export interface Recogniser {
  recognise(samples: Int16Array, phrases: readonly string[]): Promise<string>;
}

/** What we use of Emscripten's module; the package has no types of its own. */
declare module '@jitsi/rnnoise-wasm/dist/rnnoise.js' {
  interface Rnnoise {
    readonly HEAPF32: Float32Array;
    _malloc(bytes: number): number;
    _rnnoise_create(): number;
    _rnnoise_destroy(state: number): void;
    /** Samples are floats in the range of 16 bits. Writes the sound without noise, and gives the probability of a voice. */
    _rnnoise_process_frame(state: number, output: number, input: number): number;
  }
  // biome-ignore lint/style/noDefaultExport: it is theirs
  export default function createRnnoise(options: { wasmBinary: Uint8Array }): Promise<Rnnoise>;
}

/**
 * How V8 keeps house in a voice process, which has one core to itself. Measured with 200 calls on one core:
 * - No helper threads: they would take the core from the calls, and a step that waits for them stops every call for up to 70 ms. The
 *   slowest hundredth of turns took 8 to 16 ms of our time, instead of 50 to 60.
 * - A small young generation stays in the processor's cache and costs little memory: 100 KiB less a call. A smaller one still (1 MB) keeps
 *   what would have been garbage a moment later: in most runs a tenth more CPU.
 * - The whole heap is looked through only once it has grown by 30 % since the last time. V8 would do it every few seconds under a few
 *   hundred calls, whose turns leave little behind but hold it for longer than the young generation lives: a tenth less CPU. At 50 %
 *   it would be another hundredth less, and up to 20 KiB a call more.
 */
export const VOICE_FLAGS = ['--single-threaded-gc', '--max-semi-space-size=4', '--heap-growing-percent=30'];

/** Asks until the answer is there; the last word on how long a test may wait. */
export async function eventually<Value>(
  ask: () => Promise<Value | undefined>,
  { withinMs = 50_000, what = 'it' }: { withinMs?: number; what?: string } = {},
): Promise<Value> {
  const until = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > until) throw new Error(`${what} did not happen within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** One thing every adapter of a port must do. Not tied to a test runner, so that a test can also prove it fails. */
export interface ContractCheck<Harness> {
  title: string;
  run(harness: Harness): Promise<void>;
}

/** Runs one check against a fresh harness and always clears it away. */
export async function runCheck<Harness extends { dispose(): Promise<void> }>(
  check: ContractCheck<Harness>,
  createHarness: () => Promise<Harness>,
): Promise<void> {
  const harness = await createHarness();
  try {
    await check.run(harness);
  } finally {
    await harness.dispose();
  }
}

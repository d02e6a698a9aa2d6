import { errorMessage } from '@aybiza/foundation/errors';

/**
 * Runs an operator's command with the words after its name, prints what it gives, and ends the process: with 0, or with 1 and a sentence
 * that says what is wrong.
 */
export async function runCommand(work: (words: readonly string[]) => Promise<string>): Promise<void> {
  const [stream, text, code] = await work(process.argv.slice(2)).then(
    (done) => [process.stdout, done, 0] as const,
    (thrown: unknown) => [process.stderr, `${errorMessage(thrown)}\n`, 1] as const,
  );
  // Prisma's migration engine leaves a timer of 10 s behind, for which nobody should wait.
  await new Promise<void>((resolve) => stream.write(text, () => resolve()));
  process.exit(code);
}

import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { runCli } from './run-cli.ts';

// Whoever reads along may stop early, as `head` does: then there is nobody left to tell.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  lines: () => createInterface({ input: process.stdin }),
  pause: (ms) => setTimeout(ms),
  env: process.env,
});

// `run-app.mjs <program> …`: runs a program so that it does not outlive whoever started it. The channel to the parent closes
// when that process ends, in whatever way, SIGKILL included: then nobody is left to stop this one, and it stops by itself.
// A program of ours instead of node's `--import`, because `next dev` hands its node options on in pieces.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Longer than an app's own patience with its last work, as in app-process.ts. */
const GRACE_MS = 10_000;

if (process.channel !== undefined && process.channel !== null) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    // SIGINT ends an app without waiting for its calls. Where signals cannot be caught (Windows), this is the end at once.
    process.kill(process.pid, 'SIGINT');
  });
  process.channel.unref();
}

process.setSourceMapsEnabled(true); // errors name our lines, not the bundle's
process.argv.splice(1, 1); // the program sees itself, as if node had been given it
const [, program = ''] = process.argv;
await import(pathToFileURL(resolve(program)).href);

// Our runtime as the peers' harness wants one: a program that listens for Twilio Media Streams and says its port over IPC.
// What it loads is the bundle that `node bench/peers/run-all.mjs` (or `bundle.mjs`) makes, as the product is bundled.
import { existsSync } from 'node:fs';

const bundle = new URL('dist/runtime.mjs', import.meta.url);
if (!existsSync(bundle)) {
  console.error('The runtime is not bundled yet: run `node bench/peers/bundle.mjs` first.');
  process.exit(1);
}
await import(bundle.href);

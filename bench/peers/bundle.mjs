// Bundles our runtime for the peers' harness as the product is bundled, and compiles the flow that its calls run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { register } from 'tsx/esm/api';
import { converseFlow } from './lib/converse-flow.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** As the product's programs are bundled. */
export async function bundleRuntime() {
  register();
  const { bundleOptions } = await import('../../scripts/build/bundle-options.ts');
  mkdirSync(here('dist'), { recursive: true });
  await build({ ...bundleOptions, entry: { runtime: here('lib/runtime.mjs') }, outDir: here('dist') });
  const { compileFlow, parseFlow } = await import('../../packages/flow/src/index.ts');
  const flow = parseFlow(converseFlow());
  if (!flow.ok) throw new Error(`the benchmark's flow is none: ${JSON.stringify(flow.error)}`);
  const compiled = compileFlow(flow.value);
  if (!compiled.ok) throw new Error(`the benchmark's flow does not compile: ${JSON.stringify(compiled.error)}`);
  writeFileSync(here('dist/statechart.json'), JSON.stringify(compiled.value.statechart));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleRuntime();

// Bundles our runtime for the peers' harness as the product is bundled, and compiles the flow that its calls run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { register } from 'tsx/esm/api';
import { converseFlow } from './lib/converse-flow.mjs';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** The same settings as `scripts/build/bundle-app.ts`: ours in one file, other people's packages outside. */
export async function bundleRuntime() {
  mkdirSync(here('dist'), { recursive: true });
  await build({
    config: false,
    silent: true,
    entry: { runtime: here('lib/runtime.mjs') },
    outDir: here('dist'),
    format: 'esm',
    outExtension: () => ({ js: '.mjs' }),
    target: 'node20',
    splitting: true,
    sourcemap: true,
    clean: true,
    skipNodeModulesBundle: true,
    noExternal: [/^@aybiza\//],
  });
  register();
  const { compileFlow, parseFlow } = await import('../../packages/flow/src/index.ts');
  const flow = parseFlow(converseFlow());
  if (!flow.ok) throw new Error(`the benchmark's flow is none: ${JSON.stringify(flow.error)}`);
  const compiled = compileFlow(flow.value);
  if (!compiled.ok) throw new Error(`the benchmark's flow does not compile: ${JSON.stringify(compiled.error)}`);
  writeFileSync(here('dist/statechart.json'), JSON.stringify(compiled.value.statechart));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleRuntime();

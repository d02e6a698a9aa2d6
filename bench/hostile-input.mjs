/**
 * Checks 73 to 77 at full size: every procedure of the API with as many random inputs as are asked for.
 * `node bench/hostile-input.mjs 100000`: so many for each procedure; the suite itself takes three.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [runs = '1000'] = process.argv.slice(2);
if (!/^\d{1,7}$/.test(runs)) {
  console.error('Say how many inputs each procedure gets: node bench/hostile-input.mjs 100000');
  process.exit(2);
}
const args = ['vitest', 'run', '--project', 'integration', '--testTimeout', '0', 'packages/api/src/hostile-input'];
const { status } = spawnSync('npx', args, {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, HOSTILE_RUNS: runs },
  stdio: 'inherit',
});
process.exit(status ?? 1);

// Runs before `npm start` and `npm test`, on a machine that has nothing but Node and npm: no dependency of its own.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = { major: 20, minor: 19 };

/** Installs what package-lock.json names when node_modules is missing or older. Ends the process when it cannot. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
    stop(`This needs Node 20.19 or newer and runs on ${process.versions.node}: install a newer one.`);
  }
  // npm writes this file last, so a half-finished installation does not have it.
  const installedAt = changedAt(join(root, 'node_modules/.package-lock.json'));
  if (installedAt !== undefined && installedAt >= (changedAt(join(root, 'package-lock.json')) ?? 0)) return;

  console.log('installing the dependencies (about a minute the first time)');
  const startedAt = Date.now();
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  if (npm.error !== undefined) stop(`npm could not be run (${npm.error.message}): install npm 11 or newer.`);
  if (npm.status !== 0) stop('The dependencies could not be installed: the lines above say why. Then try again.');
  console.log(`installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** @param {string} file */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();

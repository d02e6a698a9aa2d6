// A Chromium for the browser tests: one that is here, else one that is installed now, else a sentence that says what to do.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const INSTALL_TIMEOUT_MS = 5 * 60_000;

/**
 * Looks first, installs only when there is nothing.
 * @returns {{ path: string, advice: '' } | { path: undefined, advice: string }}
 */
export function findChromium() {
  for (const name of ['PLAYWRIGHT_CHROMIUM', 'CHROME_PATH']) {
    const given = process.env[name];
    if (given === undefined || given === '') continue;
    if (isProgram(given)) return found(given);
    return missing(`${name} is set to ${given}, which is no program: correct or remove it.`);
  }
  const path = findInstalled() ?? installWithApt() ?? installWithPlaywright();
  return path === undefined
    ? missing(
        'The browser tests need Chromium: install it (on Debian: apt-get install chromium) or set PLAYWRIGHT_CHROMIUM.',
      )
    : found(path);
}

function findInstalled() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...MAC_APPS, playwrightsOwn()].find(isProgram);
}

function installWithApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', args, { stdio: 'ignore', timeout: INSTALL_TIMEOUT_MS, env });
  }
  return findInstalled();
}

function installWithPlaywright() {
  const cli = join(dirname(requireForTests().resolve('@playwright/test/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: INSTALL_TIMEOUT_MS });
  return findInstalled();
}

function playwrightsOwn() {
  return requireForTests()('@playwright/test').chromium.executablePath();
}

function requireForTests() {
  return createRequire(join(root, 'e2e/package.json'));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // the one expected error: it is not there
  }
}

/**
 * @param {string} path
 * @returns {{ path: string, advice: '' }}
 */
function found(path) {
  return { path, advice: '' };
}

/**
 * @param {string} advice
 * @returns {{ path: undefined, advice: string }}
 */
function missing(advice) {
  return { path: undefined, advice };
}

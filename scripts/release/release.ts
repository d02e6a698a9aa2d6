/** `npm run release`: makes the next release of the changes that wait. `npm run release -- notes <version>`: prints what it says. */
import { execFileSync } from 'node:child_process';
import { systemClock } from '@aybiza/foundation/clock';
import { runCommand } from '../operate/run-command.ts';
import { ROOT } from '../start/settings.ts';
import { readNotes, writeRelease } from './write-release.ts';

await runCommand(async ([command, version = '']) => {
  if (command === 'notes') return readNotes(ROOT, version.replace(/^v/, ''));
  const day = new Date(systemClock().now()).toISOString().slice(0, 10);
  const release = await writeRelease(ROOT, day);
  if (release === undefined)
    throw new Error('No change waits for a release: write one into .changes (CONTRIBUTING.md).');
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], { cwd: ROOT, stdio: 'ignore' });
  return `${release.notes}\nRead CHANGELOG.md, commit, and tag that commit v${release.version}.\n`;
});

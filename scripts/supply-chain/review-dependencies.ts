/**
 * `review-dependencies <folder before> <folder after>`: what the second folder's lock brings that the first one's does not have, as a table in
 * Markdown, and what of it breaks a rule. Ends in an error when something does. Asks the registry that npm is set to.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { systemClock } from '@aybiza/foundation/clock';
import { readLock } from './read-lock.ts';
import { createReadPublished } from './read-published.ts';
import { reviewAdded } from './review-added.ts';

const [beforeFolder = '', afterFolder = ''] = process.argv.slice(2);
const [before, after] = await Promise.all([readLock(beforeFolder), readLock(afterFolder)]);
const { stdout: registry } = await promisify(execFile)('npm', ['config', 'get', 'registry', '--loglevel=notice']);
const readPublished = createReadPublished(registry.trim().replace(/\/$/, ''));
const { report, refused } = await reviewAdded({ before, after }, { readPublished, now: systemClock().now() });
process.stdout.write(report);
if (refused.length > 0) process.exitCode = 1;

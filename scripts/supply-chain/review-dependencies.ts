/**
 * `review-dependencies <folder before> <folder after>`: what the second folder's lock brings that the first one's does not have, as a table in
 * Markdown, and what of it breaks a rule. Ends in an error when something does.
 */
import { systemClock } from '@aybiza/foundation/clock';
import { readLock } from './read-lock.ts';
import { createReadPublished } from './read-published.ts';
import { reviewAdded } from './review-added.ts';

const REGISTRY = 'https://registry.npmjs.org';

const [beforeFolder = '', afterFolder = ''] = process.argv.slice(2);
const [before, after] = await Promise.all([readLock(beforeFolder), readLock(afterFolder)]);
const readPublished = createReadPublished(REGISTRY);
const { report, refused } = await reviewAdded({ before, after }, { readPublished, now: systemClock().now() });
process.stdout.write(report);
if (refused.length > 0) process.exitCode = 1;

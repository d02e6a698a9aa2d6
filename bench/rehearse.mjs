// Every vendor that fails in every way, from every state of the demo flow on: what the caller heard, the longest that they heard nothing,
// and how the call ended. The real call runtime on a clock that only the rehearsal moves: minutes of a call pass in milliseconds.
// Ends in an error where a call did not end, or a caller heard nothing for more than 3 s.
// Usage: node bench/rehearse.mjs [state|stt|tts|llm|request|refuse|stall|cut …]
import { register } from 'tsx/esm/api';
import { printRows } from './lib/stats.mjs';

register();
const { callsToStates } = await import('../apps/voice/src/testing/calls-to-states.ts');
const { rehearseFault, VENDORS, WAYS_TO_FAIL } = await import('../apps/voice/src/testing/rehearse-fault.ts');

const LIMIT_MS = 3000;
const HEARD_LENGTH = 90;

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const { statechart, calls } = callsToStates();
const chosen = calls
  .flatMap((call) => VENDORS.flatMap((vendor) => WAYS_TO_FAIL.map((how) => ({ call, vendor, how }))))
  .filter(({ call, vendor, how }) => wanted.every((word) => [call.state, vendor, how].includes(word)));

const rows = [];
let failed = 0;
for (const { call, vendor, how } of chosen) {
  const result = await rehearseFault(statechart, call, { vendor, how });
  const isTooLong = result.longestSilenceMs > LIMIT_MS;
  if (!result.isStruck || isTooLong || result.end === null) failed += 1;
  rows.push({
    state: call.state,
    fault: `${vendor} ${how}`,
    'longest silence': `${(result.longestSilenceMs / 1000).toFixed(1)} s${isTooLong ? ' !' : ''}`,
    ended: result.isStruck ? (result.end ?? 'did not end') : 'was not rehearsed',
    heard: result.heard.join(' / ').slice(0, HEARD_LENGTH),
  });
}
printRows(rows);
console.log(`\n${rows.length} calls rehearsed, ${failed} of them not well`);
process.exitCode = failed === 0 ? 0 : 1;

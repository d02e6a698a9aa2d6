import { describe, expect, it } from 'vitest';
import { callsToStates } from './testing/calls-to-states.ts';
import { rehearseFault, VENDORS, WAYS_TO_FAIL } from './testing/rehearse-fault.ts';

/** The longest a caller may hear nothing when something fails. */
const LIMIT_MS = 3_000;

const { statechart, calls } = callsToStates();
const faults = VENDORS.flatMap((vendor) => WAYS_TO_FAIL.map((how) => ({ vendor, how })));

// All states: npm run rehearse.
describe.each(['start', 'need', 'dayAndTime', 'findSlot', 'book', 'moveOrCancel', 'anythingElse', 'deskBusy'])(
  'from “%s” on',
  (state) => {
    it.each(faults)('$vendor fails ($how): the caller hears something soon, and the call ends', async (fault) => {
      const call = calls.find((each) => each.state === state);
      if (call === undefined) throw new Error('a call comes to this state');
      const result = await rehearseFault(statechart, call, fault);
      expect(result.isStruck).toBe(true);
      expect(result.longestSilenceMs).toBeLessThanOrEqual(LIMIT_MS);
      expect(result.end).not.toBeNull();
    });
  },
);

describe('the calls that are rehearsed', () => {
  it('come to every state that a call can be in', () => {
    const nodes = [...JSON.stringify(statechart.machine).matchAll(/"meta":\{[^}]*"node":"([^"]+)"/g)].map(
      ([, node = '']) => node,
    );
    expect(calls.map(({ state }) => state)).toEqual(expect.arrayContaining(nodes));
  });
});

import assert from 'node:assert/strict';
import { ProviderError } from '../provider-error.ts';
import type { ContractCheck } from '../testing/contract-check.ts';
import type { Telephony } from './port.ts';

/** An adapter, and the vendor's side in the test's hands. */
export interface TelephonyContractHarness {
  telephony: Telephony;
  /** How the vendor answers from now on. */
  behave(behaviour: 'accepts' | 'callIsGone' | 'failsOnce' | 'failsAlways' | 'refuses' | 'stalls'): void;
  /** Requests the vendor has had. */
  requestCount(): number;
  /** Lets time-outs and pauses between tries pass, until `done`. */
  passTime(done: Promise<unknown>): Promise<void>;
  dispose(): Promise<void>;
}

const CALL_SID = 'CA00000000000000000000000000000001';
const CALL = { to: '+15550100003', from: '+15550100002', answerUrl: 'https://voice.example.com/twilio/voice' };

/** What every telephony adapter must do. */
export const telephonyContract: readonly ContractCheck<TelephonyContractHarness>[] = [
  {
    title: 'places a call and says which',
    async run(harness) {
      harness.behave('accepts');
      const { callSid } = await harness.telephony.placeCall(CALL);
      assert.notEqual(callSid, '');
      assert.equal(harness.requestCount(), 1);
    },
  },
  {
    title: 'never places a call twice, and says that trying again is not safe',
    async run(harness) {
      harness.behave('failsAlways');
      await assert.rejects(
        harness.telephony.placeCall(CALL),
        (error) => error instanceof ProviderError && !error.retryable,
      );
      assert.equal(harness.requestCount(), 1);
    },
  },
  {
    title: 'hangs up and redirects',
    async run(harness) {
      harness.behave('accepts');
      assert.equal(await harness.telephony.hangUp(CALL_SID), 'updated');
      assert.equal(await harness.telephony.redirect(CALL_SID, '<Response/>'), 'updated');
    },
  },
  {
    title: 'takes a call that is already gone for what it is',
    async run(harness) {
      harness.behave('callIsGone');
      assert.equal(await harness.telephony.hangUp(CALL_SID), 'gone');
      assert.equal(await harness.telephony.redirect(CALL_SID, '<Response/>'), 'gone');
    },
  },
  {
    title: 'does not know a caller who may be talking for one who is not',
    async run(harness) {
      harness.behave('refuses');
      await assert.rejects(harness.telephony.isPutThrough(CALL_SID), ProviderError);
    },
  },
  {
    title: 'tries a change again after a passing failure',
    async run(harness) {
      harness.behave('failsOnce');
      const outcome = harness.telephony.hangUp(CALL_SID);
      await harness.passTime(outcome);
      assert.equal(await outcome, 'updated');
      assert.equal(harness.requestCount(), 2);
    },
  },
  {
    title: 'does not repeat a change that was refused',
    async run(harness) {
      harness.behave('refuses');
      await assert.rejects(
        harness.telephony.hangUp(CALL_SID),
        (error) => error instanceof ProviderError && !error.retryable,
      );
      assert.equal(harness.requestCount(), 1);
    },
  },
  {
    title: 'gives up when the vendor does not answer',
    async run(harness) {
      harness.behave('stalls');
      const rejected = assert.rejects(
        harness.telephony.hangUp(CALL_SID),
        (error) => error instanceof ProviderError && error.code === 'PROVIDER_TIMEOUT',
      );
      await harness.passTime(rejected);
      await rejected;
    },
  },
];

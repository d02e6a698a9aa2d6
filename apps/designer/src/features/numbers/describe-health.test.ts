import { expect, test } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import { type Connection, describeHealth } from './describe-health.ts';
import { numberStrings } from './strings.ts';

const strings = inEnglish(numberStrings).health;
const wants = { voiceUrl: 'https://v/voice', fallbackUrl: 'https://v/fallback', statusUrl: 'https://v/status' };
const atTwilio: Extract<Connection, { status: 'atTwilio' }> = {
  ...{ status: 'atTwilio', isPractice: false, has: wants, wants, differs: [], overriddenBy: null },
};

test.each<[string, Connection, { tone: string; word: string }]>([
  ['with everything as it should be', atTwilio, { tone: 'good', word: strings.arrives }],
  [
    'whose calls go elsewhere',
    { ...atTwilio, differs: ['statusUrl', 'voiceUrl'] },
    { tone: 'warn', word: strings.elsewhere },
  ],
  ['that is nobody’s', { status: 'notAtTwilio', isPractice: false, wants }, { tone: 'warn', word: strings.unknown }],
  ['for practice', { status: 'notAtTwilio', isPractice: true, wants }, { tone: 'neutral', word: strings.practice }],
  ['without an account', { status: 'noAccount', isInstallations: false }, { tone: 'warn', word: strings.noAccount }],
  ['of the installation', { status: 'noAccount', isInstallations: true }, { tone: 'neutral', word: strings.noAccount }],
  [
    'that Twilio does not tell of',
    { status: 'failed', reason: 'busy', message: 'Busy.' },
    { tone: 'warn', word: strings.failed },
  ],
  ['that nobody asked about', { status: 'notAsked' }, { tone: 'warn', word: strings.failed }],
])('a number %s', (_which, connection, health) => {
  expect(describeHealth(connection, false, strings)).toMatchObject(health);
});

test('what a PBX brings need not be at Twilio', () => {
  const nowhere = { status: 'notAtTwilio', isPractice: true, wants } as const;
  expect(describeHealth(nowhere, true, strings)).toMatchObject({ tone: 'neutral', word: strings.pbx });
});

test('only what Twilio brings elsewhere can be put right', () => {
  const elsewhere = describeHealth({ ...atTwilio, differs: ['overriddenBy'] }, false, strings);
  expect(elsewhere).toMatchObject({ canBePutRight: true, sentence: strings.differs.overriddenBy });
  expect(describeHealth(atTwilio, false, strings).canBePutRight).toBeUndefined();
});

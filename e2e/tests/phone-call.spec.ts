import { createPhraseRecogniser } from '@aybiza/sandbox/recogniser/create-phrase-recogniser';
import { createGrammarRecogniserPool } from '@aybiza/sandbox/recogniser/grammar-recogniser-pool';
import { placeCall } from '@aybiza/sandbox/twilio/place-call';
import { createVoice } from '@aybiza/sandbox/voice/create-voice';
import { createEspeakSynthesiser } from '@aybiza/sandbox/voice/synthesiser';
import { expect } from '@playwright/test';
import { finishedCall } from '../support/finished-call.ts';
import { readInstallation } from '../support/installation.ts';
import { loudestOf } from '../support/loudest-of.ts';
import { notToday } from '../support/not-today.ts';
import { test } from '../support/product.ts';

const CALLER = '+447700900789';
const PRACTICE_LINE = '+442079460123';
/** Longer than the agent is quiet between “One moment, please.” and its question; shorter than it waits for an answer. */
const BETWEEN_SENTENCES_MS = 2_500;

test('a caller books an appointment by voice over the telephone, and everything about it is kept', async ({
  signedIn: page,
}) => {
  const installation = readInstallation();
  const synthesiser = createEspeakSynthesiser();
  const recognisers = createGrammarRecogniserPool({ limit: 2 });
  const call = placeCall({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: installation.twilioAuthToken,
    from: CALLER,
    to: PRACTICE_LINE,
    instructions: { url: `${installation.voiceUrl}/twilio/voice`, method: 'POST' },
    voice: createVoice(synthesiser),
  });
  for (const words of [
    'I would like to book an appointment',
    `${notToday('Thursday', 'Monday')} at half past three`,
    'my name is Sarah Jones',
    'yes please',
  ]) {
    await call.agentFinished({ quietMs: BETWEEN_SENTENCES_MS });
    await call.say(words);
  }
  const result = await call.ended;
  expect(result).toMatchObject({ violations: 0, problems: [] });
  // A gap now and then is a busy machine; an agent whose sound comes too late has as many gaps as sound.
  const soundMs = call.heard.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  expect(result.underruns.totalMs).toBeLessThan(soundMs / 2);

  // What the agent said is understood again from the sound alone.
  const prompts = [
    'bright smile dental how can i help',
    'which day suits you and what time',
    'one moment please',
    'and what is your name please',
    'see you then',
  ];
  const recogniser = createPhraseRecogniser(recognisers);
  const heard = new Set<string>();
  for (const { startMs, endMs } of call.heard)
    heard.add(await recogniser.recognise(call.heardSamples(startMs, endMs), prompts));
  const understood = prompts.filter((prompt) => [...heard].some((text) => text.includes(prompt)));
  // The practice recogniser misses a sentence now and then; two of five could not be understood from noise or from silence.
  expect(
    understood.length,
    `of the agent's sentences these were understood: ${[...heard].join(' / ')}`,
  ).toBeGreaterThanOrEqual(2);
  await Promise.all([synthesiser.close(), recognisers.close()]);

  const finished = await finishedCall(installation, { from: CALLER, channel: 'phone' });
  expect(finished.call).toMatchObject({ status: 'ended', outcome: 'booked', endReason: 'finished' });
  expect(finished.variables).toMatchObject({ time: '15:30', patient_name: expect.stringMatching(/^Sarah/) });
  expect(finished.variables.booking_reference).toMatch(/^\d{6}$/);
  expect(finished.recording).toMatchObject({ channels: 2, sampleRateHz: 8000 });
  const recording = await loudestOf(page, await installation.getBytes(`/api/recordings/${finished.id}`));
  expect(recording.loudest).toHaveLength(2);
  for (const loudest of recording.loudest) expect(loudest).toBeGreaterThan(0.06);
  expect(Math.round(recording.seconds * 1_000)).toBe(finished.recording?.durationMs);

  // The call's page plays it, and from the middle as well.
  await page.goto(`/calls/${finished.id}`);
  const position = page.getByRole('slider', { name: 'Position in the recording' });
  const middle = Math.floor((finished.recording?.durationMs ?? 0) / 2_000) * 1_000;
  await position.fill(String(middle));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(middle);
});

import { describe, expect, it } from 'vitest';
import { agrees, type CallerWish, findCallerWish } from './caller-wish.ts';

describe('check 130: what callers may want at any moment', () => {
  it.each<[string, CallerWish | undefined]>([
    ['Stop recording, please.', 'stopRecording'],
    ['please do not record this', 'stopRecording'],
    ["I don’t want you to record me, don't record me", 'stopRecording'],
    ['Bitte nicht aufzeichnen', 'stopRecording'],
    ['Stoppen Sie bitte die Aufnahme', 'stopRecording'],
    ["Arrêtez d'enregistrer", 'stopRecording'],
    ['Deje de grabar', 'stopRecording'],
    ['Delete this recording', 'deleteRecording'],
    ['delete this', 'deleteRecording'],
    ['Löschen Sie die Aufnahme', 'deleteRecording'],
    ['Borre la grabación', 'deleteRecording'],
    ['Do not call me again!', 'doNotCall'],
    ['please stop calling me', 'doNotCall'],
    ['take me off your list', 'doNotCall'],
    ['Rufen Sie mich nicht mehr an', 'doNotCall'],
    ["Ne m'appelez plus", 'doNotCall'],
    ['No me llamen más', 'doNotCall'],
    ['delete this appointment', undefined],
    ['do not call me on Monday', undefined],
    ["don't call me before nine", undefined],
    ['I would like to record an appointment', undefined],
    ['can you call me back', undefined],
    ['my record is wrong', undefined],
    ['no', undefined],
  ])('%s', (text, wish) => {
    expect(findCallerWish(text)).toBe(wish);
  });
});

describe('a yes to being recorded', () => {
  it.each([
    ['yes', true],
    ['Yes, of course.', true],
    ['ja gerne', true],
    ["oui, d'accord", true],
    ['sí', true],
    ['no', false],
    ['okay, but do not record it', false],
    ['I want to book an appointment', false],
    ['hm', false],
  ])('%s', (text, is) => {
    expect(agrees(text)).toBe(is);
  });
});

import { type Flow, parseFlow } from '@aybiza/flow';
import dental from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { phrasesHere } from './phrases-here.ts';

function demo(): Flow {
  const parsed = parseFlow(dental);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe('phrasesHere', () => {
  it('offers a phrase for each choice of a menu, and the way to a person', () => {
    expect(phrasesHere(demo(), 'need')).toEqual([
      'book an appointment',
      'move my appointment',
      'opening hours',
      'speak to a person',
    ]);
  });

  it('offers several values in one breath', () => {
    expect(phrasesHere(demo(), 'dayAndTime')[0]).toBe('next Thursday half past three');
  });

  it('answers in the language of the flow', () => {
    const flow = demo();
    const spoken = (language: string) =>
      phrasesHere({ ...flow, settings: { ...flow.settings, language } }, 'dayAndTime')[0];
    expect(['de-CH', 'fr-FR', 'es-MX', 'xx'].map(spoken)).toEqual([
      'nächsten Donnerstag halb vier',
      'jeudi prochain quinze heures trente',
      'el próximo jueves las tres y media de la tarde',
      'next Thursday half past three',
    ]);
  });

  it('never offers to rehearse an emergency', () => {
    const every = Object.keys(demo().nodes).flatMap((id) => phrasesHere(demo(), id));
    expect(every.filter((phrase) => /breathe|emergency|bleeding/.test(phrase))).toEqual([]);
  });

  it('offers nothing before the call', () => {
    expect(phrasesHere(demo(), null)).toEqual([]);
  });
});

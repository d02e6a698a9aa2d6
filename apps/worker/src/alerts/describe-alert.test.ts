import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import { expect, test } from 'vitest';
import { describeAlert } from './describe-alert.ts';

const alert = {
  rule: {
    ...{ name: 'Lost', measure: 'dropped' as const, agentId: null, side: 'above' as const, threshold: 2.5, calmAt: 1 },
    ...{ windowMinutes: 120, atLeastCalls: 20, emails: ['desk@example.com'] },
  },
  raisedValue: 12.34,
  worstValue: 1_234.5,
};

test.each<[ReaderLanguage, { begins: string; ends: string }]>([
  [
    'en',
    {
      begins: 'Calls that broke off, in the last 2 hours: 12.3 %. You want to know when it is above 2.5 %.',
      ends: 'Calls that broke off, in the last 2 hours: back at 1 % or better. At worst it was 1,234.5 %.',
    },
  ],
  [
    'de',
    {
      begins:
        'Anrufe, die abgebrochen sind, in den letzten 2 Stunden: 12,3 %. Sie möchten wissen, wenn es über 2,5 % liegt.',
      ends: 'Anrufe, die abgebrochen sind, in den letzten 2 Stunden: wieder bei 1 % oder besser. Am schlechtesten waren es 1.234,5 %.',
    },
  ],
  [
    'fr',
    {
      begins:
        'Appels coupés, dans les 2 dernières heures : 12,3 %. Vous voulez le savoir quand c’est au-dessus de 2,5 %.',
      ends: 'Appels coupés, dans les 2 dernières heures : de nouveau à 1 % ou mieux. Au pire, c’était 1 234,5 %.',
    },
  ],
  [
    'es',
    {
      begins:
        'Llamadas que se cortaron, en las últimas 2 horas: 12,3 %. Quiere saberlo cuando esté por encima de 2,5 %.',
      ends: 'Llamadas que se cortaron, en las últimas 2 horas: de nuevo en 1 % o mejor. Lo peor fue 1234,5 %.',
    },
  ],
])('an alert is told of in “%s”', (language, { begins, ends }) => {
  const told = (event: 'alert.raised' | 'alert.cleared') =>
    describeAlert(alert, { event, language, alertsUrl: undefined }).text.replace(/\s/gu, ' ');
  expect([told('alert.raised'), told('alert.cleared')]).toEqual([begins, ends]);
});

test('a message about an alert leads to all of them', () => {
  const options = { event: 'alert.raised', language: 'de', alertsUrl: 'https://agents.example.com/alerts' } as const;
  expect(describeAlert(alert, options).text).toMatch(/\n\nAlle Alarme: https:\/\/agents\.example\.com\/alerts$/);
});

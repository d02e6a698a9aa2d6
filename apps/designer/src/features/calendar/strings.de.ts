import { translate } from '../../language/strings.ts';
import type { calendarStrings } from './strings.ts';

export const calendarGerman = translate<typeof calendarStrings>('calendar', {
  title: 'Kalender',
  lead: 'Was Anrufer gebucht haben. Agenten buchen hier wirklich; nichts anderes muss verbunden werden.',
  previous: 'Sieben Tage zurück',
  next: 'Sieben Tage weiter',
  today: 'Ab heute',
  closed: 'Geschlossen',
  free: 'Nichts gebucht',
  slots: (minutes: number) => `je ${minutes} min`,
  reference: (reference: string) => `Buchungsnummer ${reference}`,
  fromCall: 'Anruf öffnen',
  emptyTitle: 'Noch kann nichts gebucht werden',
  emptyText:
    'In einem Kalender stehen Personen oder Räume mit ihren Öffnungszeiten. Im Demo-Arbeitsbereich ist einer eingerichtet.',
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
});

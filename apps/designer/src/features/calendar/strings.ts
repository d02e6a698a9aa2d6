import { defineStrings } from '../../language/strings.ts';

export const calendarStrings = defineStrings('calendar', {
  title: 'Calendar',
  lead: 'What callers booked. Agents book here for real; nothing else has to be connected.',
  previous: 'Seven days back',
  next: 'Seven days on',
  today: 'From today',
  closed: 'Closed',
  free: 'Nothing booked',
  slots: (minutes: number) => `${minutes} min each`,
  reference: (reference: string) => `Reference ${reference}`,
  fromCall: 'Open the call',
  emptyTitle: 'Nothing can be booked yet',
  emptyText: 'A calendar has resources, such as a person or a room, with opening times. The demo workspace has one.',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
});

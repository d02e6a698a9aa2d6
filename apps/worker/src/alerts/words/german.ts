import type { AlertWords } from './english.ts';

const SIDES = { above: 'über', below: 'unter' };

export const alertGerman: AlertWords = {
  measures: {
    calls: 'Anrufe',
    contained: 'Anrufe, die ohne einen Menschen erledigt wurden',
    transferred: 'Anrufe, die zu einem Menschen durchgestellt wurden',
    left: 'Anrufer, die vor dem Ende aufgelegt haben',
    dropped: 'Anrufe, die abgebrochen sind',
    notUnderstood: 'Antworten, die nicht verstanden wurden',
    answerTime: 'Zeit, bis der Agent antwortet (95 von 100 sind schneller)',
    vendorFailures: 'Anrufe, in denen ein Anbieter ausfiel und ein anderer einsprang',
    stalledCalls: 'Anrufe, um die sich niemand kümmert',
    failedSteps: 'Fehlgeschlagene Schritte nach Anrufen',
    failedWebhooks: 'Nicht zugestellte Webhook-Nachrichten',
    callsOfDay: 'Anteil an den Anrufen des Tages',
    minutesOfMonth: 'Anteil an den Minuten des Monats',
    costOfMonth: 'Anteil an den Kosten des Monats',
  },
  soFar: 'bisher',
  lastMinutes: (count) => `in den letzten ${count} Minuten`,
  lastHours: (count) => (count === 1 ? 'in der letzten Stunde' : `in den letzten ${count} Stunden`),
  lastDays: (count) => (count === 1 ? 'am letzten Tag' : `in den letzten ${count} Tagen`),
  raised: (name) => `Alarm: ${name}`,
  over: (name) => `Vorbei: ${name}`,
  measured: ({ what, time, figures }) => `${what}, ${time}: ${figures}`,
  isNow: ({ value, side, threshold }) => `${value}. Sie möchten wissen, wenn es ${SIDES[side]} ${threshold} liegt.`,
  isBack: ({ calmAt, worst }) => `wieder bei ${calmAt} oder besser. Am schlechtesten waren es ${worst}.`,
  allAlerts: 'Alle Alarme:',
};

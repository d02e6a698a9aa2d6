import { translate } from '../../language/strings.ts';
import type { calendarStrings } from './strings.ts';

export const calendarSpanish = translate<typeof calendarStrings>('calendar', {
  title: 'Agenda',
  lead: 'Lo que reservó quien llamó. Los agentes reservan aquí de verdad; no hace falta conectar nada más.',
  previous: 'Siete días atrás',
  next: 'Siete días adelante',
  today: 'Desde hoy',
  closed: 'Cerrado',
  free: 'Nada reservado',
  slots: (minutes: number) => `${minutes} min cada una`,
  reference: (reference: string) => `Referencia ${reference}`,
  fromCall: 'Abrir la llamada',
  emptyTitle: 'Aún no se puede reservar nada',
  emptyText:
    'Una agenda tiene recursos, como una persona o una sala, con su horario. El espacio de trabajo de demostración tiene una.',
  weekdays: ['Lunes', 'Martes', 'Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'],
});

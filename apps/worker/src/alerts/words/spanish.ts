import type { AlertWords } from './english.ts';

const SIDES = { above: 'por encima de', below: 'por debajo de' };

export const alertSpanish: AlertWords = {
  measures: {
    calls: 'Llamadas',
    contained: 'Llamadas resueltas sin una persona',
    transferred: 'Llamadas transferidas a una persona',
    left: 'Personas que colgaron antes del final',
    dropped: 'Llamadas que se cortaron',
    notUnderstood: 'Respuestas que no se entendieron',
    answerTime: 'Tiempo hasta que responde el agente (95 de cada 100 son más rápidas)',
    vendorFailures: 'Llamadas en las que falló un proveedor y otro lo sustituyó',
    stalledCalls: 'Llamadas que nadie atiende',
    failedSteps: 'Pasos fallidos después de la llamada',
    failedWebhooks: 'Mensajes de webhook sin entregar',
    callsOfDay: 'Porcentaje de las llamadas del día',
    minutesOfMonth: 'Porcentaje de los minutos del mes',
    costOfMonth: 'Porcentaje del coste del mes',
  },
  soFar: 'hasta ahora',
  lastMinutes: (count) => `en los últimos ${count} minutos`,
  lastHours: (count) => (count === 1 ? 'en la última hora' : `en las últimas ${count} horas`),
  lastDays: (count) => (count === 1 ? 'en el último día' : `en los últimos ${count} días`),
  raised: (name) => `Alerta: ${name}`,
  over: (name) => `Terminada: ${name}`,
  measured: ({ what, time, figures }) => `${what}, ${time}: ${figures}`,
  isNow: ({ value, side, threshold }) => `${value}. Quiere saberlo cuando esté ${SIDES[side]} ${threshold}.`,
  isBack: ({ calmAt, worst }) => `de nuevo en ${calmAt} o mejor. Lo peor fue ${worst}.`,
  allAlerts: 'Todas las alertas:',
};

import { translate } from '../../language/strings.ts';
import type { settingsStrings } from './strings.ts';

const days = (count: number) => (count === 1 ? 'un día' : `${count} días`);
const months = (count: number) => (count === 1 ? 'un mes' : `${count} meses`);

export const settingsSpanish = translate<typeof settingsStrings>('settings', {
  title: 'Ajustes',
  retention: 'Cuánto tiempo se conservan los datos',
  retentionLead:
    'De cada llamada se borran el registro y lo que se dijo; se mantienen la ficha, el resumen y las cifras. La grabación se borra con el registro, o antes.',
  retentionLog: 'Lo que se dijo en las llamadas',
  retentionRecordings: 'Grabaciones',
  recordingsAsLog: 'El mismo tiempo que lo que se dijo.',
  recordingsFor: (count: number) => `Se eliminan al cabo de ${days(count)}, o con lo que se dijo si eso llega antes.`,
  keepRecordings: 'Eliminar las grabaciones al cabo de',
  asLog: 'Junto con lo que se dijo',
  recordingsWarning: (count: number) =>
    `Las grabaciones de más de ${days(count)} se eliminan en el plazo de una hora y no se pueden recuperar. Lo que está bajo retención legal se conserva.`,
  retentionContacts: 'Contactos',
  contactsFor: (count: number | null) =>
    count === null ? 'Nunca se olvidan automáticamente.' : `Se olvidan tras ${months(count)} sin llamadas.`,
  contactsNever: 'Nunca',
  months: (count: number) => `Tras ${months(count)} sin llamadas`,
  forgetContacts: 'Olvidar los contactos',
  contactsWarning: (count: number) =>
    `Los contactos que llevan ${months(count)} sin llamar se olvidan en el plazo de una hora. No se pueden recuperar.`,
  changeRetention: 'Cambiar los plazos',
  keptFor: (count: number | null) =>
    count === null ? 'Se conserva para siempre.' : `Se conserva durante ${days(count)} después de la llamada.`,
  keptForEver: 'Para siempre',
  days,
  keepFor: 'Conservar lo que se dijo',
  saveRetention: 'Guardar',
  retentionWarning: (count: number) =>
    `Los registros de las llamadas de hace más de ${days(count)} se borran en el plazo de una hora. No se pueden recuperar, y ya no se podrá buscar en ellos ni reproducirlos.`,
  retentionKeeps: 'No se borra nada de lo que hoy se conserva.',
  webhooks: 'Webhooks',
  webhooksLead:
    'Direcciones suyas que reciben aviso de lo que pasa en las llamadas y después de ellas. Los mensajes van firmados según la convención Standard Webhooks y, si fallan, se reintentan.',
  addWebhook: 'Añadir un webhook',
  address: 'Dirección',
  eventsField: 'Avisarle de',
  events: {
    'call.ended': 'Una llamada que ha terminado',
    'flow.failing': 'Un paso que hace fallar llamadas, una sola vez',
    'alert.raised': 'Una alerta que empieza',
    'alert.cleared': 'Una alerta que ha terminado',
    'deployment.rolledBack': 'Una nueva versión que iba peor y se ha retirado',
    'callBack.requested': 'Una devolución de llamada solicitada',
    'callBack.done': 'Una devolución de llamada hecha',
    'callBack.givenUp': 'Una devolución de llamada abandonada',
    'campaign.paused': 'Una campaña en pausa',
    'campaign.finished': 'Una campaña terminada',
  },
  noWebhooks: 'Aún no hay webhooks.',
  lastDelivery: 'Último mensaje',
  never: 'Aún no se ha enviado nada',
  deliveryStates: {
    pending: 'En espera',
    delivered: 'Entregado',
    failed: 'Fallido, se reintentará',
    dead: 'Abandonado',
  },
  delete: 'Eliminar',
  renewSecret: 'Renovar el secreto',
  renewSecretFor: (host: string) => `Renovar el secreto de ${host}`,
  renewSecretTitle: (host: string) => `¿Renovar el secreto de ${host}?`,
  renewSecretText:
    'Usted recibe un secreto nuevo. Durante 24 horas, los mensajes se firman con los dos, para que no se pierda nada mientras lo cambia en el sistema que los recibe.',
  secretRenewed: (until: string) =>
    `Se muestra una sola vez. Los mensajes se firman también con el secreto anterior hasta el ${until}.`,
  previousSecretUntil: (until: string) => `El secreto anterior también firma hasta el ${until}.`,
  deleteWebhook: '¿Eliminar este webhook?',
  deleteWebhookText: (host: string) =>
    `${host} ya no recibe ningún aviso de las llamadas. También se elimina el historial de lo que se le comunicó.`,
  keys: 'Claves de API',
  keysLead:
    'Para sus propios programas. Una clave puede hacer lo que digan sus permisos, solo en este espacio de trabajo.',
  createKey: 'Crear una clave',
  name: 'Nombre',
  namePlaceholder: 'CRM',
  expiry: 'Validez',
  expiries: { never: 'Hasta que se revoque', 30: '30 días', 90: '90 días', 365: 'Un año' },
  expires: (when: string) => `Válida hasta el ${when}`,
  expired: 'Caducada',
  renew: 'Renovar',
  renewFor: (name: string) => `Renovar ${name}`,
  revokeFor: (name: string) => `Revocar ${name}`,
  renewKey: (name: string) => `¿Renovar ${name}?`,
  renewKeyText:
    'Usted recibe una clave nueva con los mismos permisos. La anterior sigue funcionando durante 24 horas, para que pueda poner la nueva en su lugar.',
  renewed: (until: string) => `Se muestra una sola vez. La clave anterior es válida hasta el ${until}.`,
  previousUntil: (when: string) => `La clave anterior es válida hasta el ${when}.`,
  endPrevious: 'Anularla ahora',
  noKeys: 'Aún no hay claves.',
  lastUsed: 'Último uso',
  neverUsed: 'Sin usar',
  revoked: 'Revocada',
  revoke: 'Revocar',
  revokeKey: '¿Revocar esta clave?',
  revokeKeyText: (name: string) =>
    `Todo lo que use «${name}» se rechaza desde la próxima solicitud. No se puede deshacer.`,
  onceTitle: 'Guárdelo ahora',
  onceText: 'Se muestra una sola vez. Nosotros solo conservamos su huella digital.',
  onceSecretText: 'Su servidor comprueba las firmas con este secreto. Se muestra una sola vez.',
  copy: 'Copiar',
  copied: 'Copiado',
  done: 'Listo',
  apiReference: 'Qué pueden hacer: la referencia de la API',
  close: 'Cerrar',
  save: 'Guardar',
  notAllowed: 'Su rol no permite esto. Pídaselo a un propietario del espacio de trabajo.',
  sections: {
    label: 'Ajustes',
    groups: {
      workspace: 'Espacio de trabajo',
      calls: 'Llamadas',
      developers: 'Desarrollo',
      privacy: 'Privacidad',
    },
    names: {
      workspace: 'General',
      members: 'Miembros',
      providers: 'Proveedores',
      credentials: 'Credenciales',
      widgets: 'Widgets web',
      keys: 'Claves de API',
      webhooks: 'Webhooks',
      privacy: 'Privacidad',
      audit: 'Registro de auditoría',
    },
  },
});

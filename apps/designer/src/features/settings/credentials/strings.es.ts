import { translate } from '../../../language/strings.ts';
import type { credentialStrings } from './strings.ts';

export const credentialSpanish = translate<typeof credentialStrings>('credential', {
  title: 'Credenciales',
  lead: 'Las claves de otros sistemas que consultan sus agentes, como su sistema de citas. Un paso las indica por su nombre; su secreto se cifra, no vuelve a mostrarse y solo se envía a sus propias direcciones.',
  add: 'Añadir credenciales',
  none: 'Aún no hay credenciales. Los sistemas que no las necesitan se pueden consultar sin ellas.',
  addTitle: 'Añadir credenciales',
  changeTitle: (name: string) => `Cambiar ${name}`,
  change: 'Cambiar',
  changeFor: (name: string) => `Cambiar ${name}`,
  remove: 'Quitar',
  removeFor: (name: string) => `Quitar ${name}`,
  removeTitle: (name: string) => `¿Quitar ${name}?`,
  removeText: 'Su secreto se olvida. A partir de entonces, los pasos que las indican fallan en todas las llamadas.',
  save: 'Guardar',
  name: 'Nombre',
  nameHint: 'Tal como lo indican los pasos: minúsculas, cifras y _.',
  namePlaceholder: 'booking_system',
  kind: 'Cómo se presentan',
  kinds: {
    bearer: 'Token (Bearer)',
    basic: 'Nombre de usuario y contraseña',
    header: 'Un encabezado propio',
  },
  username: 'Nombre de usuario',
  header: 'Encabezado',
  origins: 'Direcciones a las que se pueden enviar',
  originsHint: 'Una por línea, por ejemplo, https://api.example.com.',
  secrets: { bearer: 'Token', basic: 'Contraseña', header: 'Valor' },
  secretKept: (ending: string) =>
    ending === ''
      ? 'Déjelo vacío para conservar el valor guardado.'
      : `Déjelo vacío para conservar el valor que termina en ${ending}.`,
  endsIn: (ending: string) => `termina en ${ending}`,
});

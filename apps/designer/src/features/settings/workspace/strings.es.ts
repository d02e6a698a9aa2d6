import { translate } from '../../../language/strings.ts';
import type { workspaceSettingsStrings } from './strings.ts';

export const workspaceSettingsSpanish = translate<typeof workspaceSettingsStrings>('workspaceSettings', {
  title: 'Espacio de trabajo',
  lead: 'Donde trabaja un equipo: agentes, llamadas, contactos y miembros. Los demás espacios de trabajo no ven nada de él.',
  name: 'Nombre',
  rename: 'Cambiar el nombre',
  renameTitle: 'Cambiar el nombre del espacio de trabajo',
  timeZone: 'Zona horaria',
  role: 'Su rol',
  create: 'Nuevo espacio de trabajo',
  createText: 'Empieza vacío y le pertenece a usted. Lo encontrará en el menú de la cuenta.',
  createSubmit: 'Crear',
  danger: 'Eliminar',
  dangerLead:
    'Se cierra de inmediato: nadie puede entrar, sus números no contestan a nadie y ya no se hace nada por él. Durante 30 días, un propietario puede restaurarlo tal como estaba; después se borra con sus llamadas, grabaciones y contactos.',
  delete: 'Eliminar este espacio de trabajo',
  deleteTitle: (name: string) => `¿Eliminar ${name}?`,
  deleteText: 'Desde ahora, quien marque sus números no encontrará a nadie. Pasados 30 días, nadie puede recuperarlo.',
  typeName: (name: string) => `Escriba «${name}» para confirmar`,
  deleteSubmit: 'Eliminar',
  suspendedTitle: (name: string) => `${name} está cerrado`,
  eraseText: (when: string) =>
    `Se eliminó. Hasta el ${when}, un propietario puede restaurarlo tal como estaba; después se borra.`,
  suspendedText: 'Lo cerró quien gestiona esta instalación. Pregúntele el motivo.',
  restore: 'Restaurarlo',
  lostTitle: 'Usted ya no está en este espacio de trabajo',
  lostText: 'Alguien le retiró el acceso, o el espacio se borró.',
  toOthers: 'Ir a sus espacios de trabajo',
  noneTitle: 'Usted no está en ningún espacio de trabajo',
  noneText: 'Pida una invitación a quien le invitó, o a un propietario.',
  signOut: 'Cerrar sesión',
});

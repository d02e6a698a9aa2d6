import { translate } from '../../../language/strings.ts';
import type { peopleStrings } from './strings.ts';

export const peopleSpanish = translate<typeof peopleStrings>('people', {
  members: 'Miembros',
  membersLead: 'Quién trabaja aquí y qué puede hacer cada persona.',
  invite: 'Invitar a alguien',
  you: 'Usted',
  role: 'Rol',
  roleOf: (name: string) => `Rol de ${name}`,
  roles: { owner: 'Propietario', publisher: 'Publicación', editor: 'Edición', viewer: 'Lectura' },
  rolesText: {
    owner: 'Todo, incluidos los ajustes, los miembros, las claves y los precios.',
    publisher: 'Publica agentes, conecta números y hace que se llame a personas. Todo lo que permite la edición.',
    editor: 'Modifica borradores, contactos y conocimientos, y participa en llamadas en vivo.',
    viewer: 'Consulta todo, escucha las grabaciones y comenta.',
  },
  joined: 'Se unió',
  remove: 'Quitar',
  removeFor: (name: string) => `Quitar a ${name}`,
  removeTitle: (name: string) => `¿Quitar a ${name}?`,
  removeText:
    'Lo que esta persona tenga abierto aquí se cierra en unos segundos. Su cuenta se mantiene, y lo que ha hecho también; las claves de API que creó siguen funcionando.',
  leave: 'Abandonar',
  leaveTitle: (workspace: string) => `¿Abandonar ${workspace}?`,
  leaveText: 'Ya no verá nada de este espacio de trabajo. Un propietario puede volver a invitarle.',
  loweredTitle: '¿Renunciar a sus propios permisos?',
  loweredText: 'Usted no podrá deshacerlo. Otro propietario sí puede.',
  giveUp: 'Renunciar a ellos',
  invitations: 'Invitaciones',
  invitationsLead: 'Cada enlace es para una sola persona y vale siete días.',
  noInvitations: 'En este momento no hay nadie con una invitación pendiente.',
  email: 'Correo electrónico',
  send: 'Invitar',
  by: (name: string) => `invitación de ${name}`,
  expires: (when: string) => `Válido hasta el ${when}`,
  expired: 'El enlace ha caducado',
  newLink: 'Nuevo enlace',
  newLinkFor: (email: string) => `Nuevo enlace para ${email}`,
  revoke: 'Revocar',
  revokeFor: (email: string) => `Revocar la invitación para ${email}`,
  mailed: (email: string) =>
    `${email} recibe este enlace por correo electrónico. También puede hacérselo llegar usted; se muestra una sola vez.`,
  notMailed: (email: string) =>
    `Esta instalación no envía correos. Haga llegar usted este enlace a ${email}; se muestra una sola vez.`,
});

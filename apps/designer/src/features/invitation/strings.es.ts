import { translate } from '../../language/strings.ts';
import type { invitationStrings } from './strings.ts';

export const invitationSpanish = translate<typeof invitationStrings>('invitation', {
  loading: 'Cargando',
  title: (workspace: string) => `Unirse a ${workspace}`,
  lead: (inviter: string, role: string) =>
    inviter === '' ? `Le invitan a trabajar aquí ${role}.` : `${inviter} le invita a trabajar aquí ${role}.`,
  roles: {
    owner: 'con el rol de propietario, que puede hacerlo todo',
    publisher: 'con el rol de publicación, que pone los agentes al servicio de quien llama',
    editor: 'con el rol de edición, que modifica los agentes',
    viewer: 'con el rol de lectura, que consulta y comenta',
  },
  overTitle: 'Este enlace ya no abre nada',
  email: 'Correo electrónico',
  name: 'Su nombre',
  password: 'Contraseña',
  passwordHint: 'Al menos 10 caracteres.',
  create: 'Crear mi cuenta y unirme',
  accept: 'Unirse',
  signIn: 'Iniciar sesión para unirse',
  signInText: (email: string) => `Usted tiene una cuenta para ${email}. Inicie sesión con ella y volverá aquí.`,
  otherTitle: 'Ha iniciado sesión con otra dirección',
  otherText: (own: string, invited: string) => `Ha iniciado sesión como ${own}; esta invitación es para ${invited}.`,
  signOut: 'Cerrar sesión',
  working: 'Un momento…',
  home: 'Ir a la página de inicio',
});

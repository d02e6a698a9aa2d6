import type { MailWords } from './english.ts';

const WHO_MAY_CHANGE = 'Un propietario puede cambiarlo en la página «Consumo».';

export const mailSpanish: MailWords = {
  verify: {
    subject: 'Confirme su dirección de correo',
    before: 'Confirme que esta dirección de correo es suya. El enlace sirve una sola vez, durante un día:',
    after: 'Si no sabe por qué recibe esto, no haga nada.',
  },
  reset: {
    subject: 'Elija una contraseña nueva',
    before:
      'Alguien, probablemente usted, quiere elegir una contraseña nueva para su cuenta de AYBIZA. El enlace sirve una sola vez, durante una hora:',
    after: 'Si no fue usted, no haga nada: su contraseña sigue como está.',
  },
  invitation: ({ workspace, inviter }) => ({
    subject: `Invitación a ${workspace}`,
    before: `${inviter} le invita a trabajar en «${workspace}» en AYBIZA. El enlace es solo para usted:`,
    after: 'Si no le dice nada, no haga nada.',
  }),
  outboundRefused: (workspace) => ({
    subject: `Se rechazó una llamada de ${workspace}`,
    text: 'Un agente iba a llamar a alguien y los límites de este espacio de trabajo no lo permitieron.',
  }),
  outboundStopped: (workspace) => ({
    subject: `${workspace} ya no llama a nadie`,
    text: 'Se pidieron muchas más llamadas de las que permite este espacio de trabajo, así que sus agentes no llaman a nadie hasta que un propietario vuelva a permitirlo. Así se ve una clave robada o un flujo que da vueltas: averigüe qué pide esas llamadas.',
  }),
  caps: {
    atOnce: `Ya hay tantas llamadas a la vez como permite este espacio de trabajo. ${WHO_MAY_CHANGE}`,
    perNumberHour: `Desde este número se han hecho en la última hora tantas llamadas como permite este espacio de trabajo. ${WHO_MAY_CHANGE}`,
    perDestinationHour: `A esta persona se la ha llamado en la última hora tantas veces como permite este espacio de trabajo. ${WHO_MAY_CHANGE}`,
    costPerDay: `Las llamadas de hoy han costado tanto como permite este espacio de trabajo en un día. ${WHO_MAY_CHANGE}`,
    destination: `Los agentes de este espacio de trabajo no pueden llamar a este número: está en un país que no se permite o es de un tipo que le cuesta a quien llama. ${WHO_MAY_CHANGE}`,
    optedOut: 'Esta persona ha pedido que no se la llame. La lista está en «Ajustes» → «Privacidad».',
    noConsent:
      'No consta que esta persona haya aceptado que se la llame, y este espacio de trabajo lo exige. Anote su consentimiento en «Ajustes» → «Privacidad».',
  },
  passwordChanged: {
    subject: 'Se cambió su contraseña',
    text: 'Se cambió la contraseña de su cuenta de AYBIZA. Se cerraron todas las demás sesiones.',
  },
  passkeyAdded: {
    subject: 'Se añadió una llave de acceso',
    text: 'Ahora se puede entrar en su cuenta de AYBIZA con una llave de acceso más.',
  },
  secondFactorOn: {
    subject: 'La entrada en dos pasos está activada',
    text: 'Su cuenta de AYBIZA pide ahora un código después de la contraseña.',
  },
  secondFactorOff: {
    subject: 'La entrada en dos pasos está desactivada',
    text: 'Su cuenta de AYBIZA ya no pide un código después de la contraseña.',
  },
  ifNotYou:
    'Si no fue usted, elija enseguida una contraseña nueva («¿Ha olvidado su contraseña?» en la página de entrada).',
};

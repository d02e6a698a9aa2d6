import { translate } from '../../../language/strings.ts';
import type { approvalStrings } from './strings.ts';

const somebody = (name: string | null) => name ?? 'Alguien que ya no está';

export const approvalSpanish = translate<typeof approvalStrings>('approval', {
  waits: 'A la espera de aprobación',
  loading: 'Consultando quién puede publicar…',
  intro: {
    ask: 'Para publicar este agente hace falta la aprobación de otra persona. Pídala: verá lo que notarán quienes llaman.',
    askOther: 'Usted no puede publicar. Pídaselo a alguien que pueda: verá lo que notarán quienes llaman.',
    look: 'Usted solo puede consultar. Esto es lo que notarían quienes llaman.',
    alone: 'Aquí nadie más puede publicar, así que puede aprobar su propia solicitud.',
  },
  request: {
    label: 'Lo que se ha solicitado',
    own: 'Usted ha solicitado esta publicación. Tiene que aprobarla otra persona que pueda publicar.',
    ownAlone: 'Usted ha solicitado esta publicación.',
    asked: (name: string | null) => `${somebody(name)} solicita esta publicación.`,
    approved: (name: string | null) => `${somebody(name)} ha aprobado exactamente esto.`,
    declined: (name: string | null) => `${somebody(name)} ha rechazado lo solicitado.`,
    outdated: 'El borrador se modificó después de la solicitud: vuelva a solicitarla.',
    outdatedOfOther: (name: string | null) =>
      `${somebody(name)} solicitó otra cosa: el borrador se ha modificado desde entonces. Puede volver a solicitarlo.`,
  },
  note: '¿Para qué es?',
  noteHint: 'Lo lee quien aprueba, y figura en la lista de versiones.',
  ask: 'Solicitar aprobación',
  asking: 'Solicitando…',
  asked: 'Solicitado. Todas las personas que pueden publicar lo ven en la lista de agentes.',
  withdraw: 'Retirar la solicitud',
  approve: 'Aprobar y publicar',
  approveOnly: 'Solo aprobar',
  approved: 'Aprobado. Ya se puede publicar.',
  decline: 'Rechazar…',
  declineIt: 'Rechazar',
  reason: '¿Por qué no?',
  reasonHint: 'Lo lee quien hizo la solicitud.',
  declined: 'Rechazado. Quien hizo la solicitud ve por qué.',
  notDone: (reason: string) => `No se ha modificado nada. ${reason}`,
  setting: 'Para publicar hace falta la aprobación de otra persona',
  settingHint:
    'Nadie, ni siquiera un propietario, puede publicar lo que no haya aprobado otra persona que pueda publicar.',
  settingOwner: 'Solo un propietario del espacio de trabajo puede cambiar esto.',
});

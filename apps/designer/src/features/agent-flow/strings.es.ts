import { translate } from '../../language/strings.ts';
import type { agentFlowStrings } from './strings.ts';

export const agentFlowSpanish = translate<typeof agentFlowStrings>('agentFlow', {
  refused: 'El flujo tiene errores; corríjalos y publique después.',
  notCallable: 'El flujo tiene errores; corríjalos y llame después.',
  notOpened: 'No se pudo abrir el borrador. Está a salvo en el servidor; inténtelo de nuevo dentro de un momento.',
  hearing: {
    away: 'El servidor de voz no responde, así que no se puede oír nada. Compruebe que está en marcha e inténtelo de nuevo.',
    failed: 'La voz no pudo decir esto. Inténtelo de nuevo dentro de un momento.',
    reasons: {
      busy: 'En este momento se están diciendo muchos textos. Inténtelo de nuevo dentro de unos segundos.',
      tokenRefused: 'Se tardó demasiado en llegar al servidor de voz. Inténtelo de nuevo.',
      foreignOrigin:
        'El servidor de voz no conoce la dirección de esta página: quien lo administra debe añadirla a DESIGNER_ORIGINS.',
      wrongKey: 'El proveedor de la voz rechaza la clave: vuelva a introducirla en la configuración.',
      notAllowed:
        'La cuenta del proveedor de la voz no tiene permiso para generar voz. Compruébela en la configuración.',
      noCredit: 'La cuenta del proveedor de la voz se ha quedado sin saldo.',
      unreachable: 'El proveedor de la voz no responde. Inténtelo de nuevo dentro de un momento.',
      addressRefused: 'La dirección del servidor de voz indicada en la configuración no está permitida.',
      voiceNotKnown: 'El proveedor no conoce esta voz. Compruebe su nombre en la configuración del flujo o en el paso.',
    },
  },
});

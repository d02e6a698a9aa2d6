import { translate } from '../../../language/strings.ts';
import type { approvalStrings } from './strings.ts';

const somebody = (name: string | null) => name ?? 'Jemand, der nicht mehr dabei ist,';

export const approvalGerman = translate<typeof approvalStrings>('approval', {
  waits: 'Wartet auf Freigabe',
  loading: 'Wer veröffentlichen darf, wird ermittelt …',
  intro: {
    ask: 'Um diesen Agenten zu veröffentlichen, braucht es die Freigabe einer zweiten Person. Bitten Sie darum: Diese Person sieht, was Anrufer bemerken werden.',
    askOther:
      'Sie dürfen selbst nicht veröffentlichen. Bitten Sie jemanden, der es darf: Die Person sieht, was Anrufer bemerken werden.',
    look: 'Sie können hier nur ansehen. Das würden Anrufer bemerken.',
    alone: 'Nur Sie dürfen hier veröffentlichen. Deshalb können Sie selbst freigeben, worum Sie gebeten haben.',
  },
  request: {
    label: 'Worum gebeten wurde',
    own: 'Sie haben um Veröffentlichung gebeten. Eine andere Person, die veröffentlichen darf, muss zustimmen.',
    ownAlone: 'Sie haben um Veröffentlichung gebeten.',
    asked: (name: string | null) => `${somebody(name)} bittet um Veröffentlichung.`,
    approved: (name: string | null) => `${somebody(name)} hat genau dies freigegeben.`,
    declined: (name: string | null) => `${somebody(name)} hat abgelehnt.`,
    outdated: 'Der Entwurf wurde seither geändert: Bitten Sie noch einmal.',
    outdatedOfOther: (name: string | null) =>
      `${somebody(name)} hat um etwas anderes gebeten: Der Entwurf wurde seither geändert. Die Bitte kann erneuert werden.`,
  },
  note: 'Wofür ist es?',
  noteHint: 'Das liest, wer freigibt, und es steht in der Liste der Versionen.',
  ask: 'Um Freigabe bitten',
  asking: 'Wird gesendet …',
  asked: 'Gesendet. Alle, die veröffentlichen dürfen, sehen es in der Liste der Agenten.',
  withdraw: 'Zurückziehen',
  approve: 'Freigeben und veröffentlichen',
  approveOnly: 'Nur freigeben',
  approved: 'Freigegeben. Jetzt kann veröffentlicht werden.',
  decline: 'Ablehnen …',
  declineIt: 'Ablehnen',
  reason: 'Warum nicht?',
  reasonHint: 'Das liest, wer darum gebeten hat.',
  declined: 'Abgelehnt. Wer darum gebeten hat, sieht den Grund.',
  notDone: (reason: string) => `Nichts wurde geändert. ${reason}`,
  setting: 'Veröffentlichen braucht die Freigabe einer zweiten Person',
  settingHint:
    'Niemand, auch nicht mit der Rolle „Inhaber“, kann veröffentlichen, was keine zweite Person mit diesem Recht freigegeben hat.',
  settingOwner: 'Das kann nur ändern, wer im Arbeitsbereich die Rolle „Inhaber“ hat.',
});

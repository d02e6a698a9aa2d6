import { translate } from '../../language/strings.ts';
import type { calendarStrings } from './strings.ts';

export const calendarFrench = translate<typeof calendarStrings>('calendar', {
  title: 'Agenda',
  lead: 'Les rendez-vous pris par les appelants. Les agents les prennent ici pour de vrai ; il n’y a rien d’autre à relier.',
  previous: 'Sept jours plus tôt',
  next: 'Sept jours plus tard',
  today: 'À partir d’aujourd’hui',
  closed: 'Fermé',
  free: 'Aucun rendez-vous',
  slots: (minutes: number) => `${minutes} min chacun`,
  reference: (reference: string) => `Référence ${reference}`,
  fromCall: 'Ouvrir l’appel',
  emptyTitle: 'Aucun rendez-vous possible pour l’instant',
  emptyText:
    'Un agenda contient des ressources, par exemple une personne ou une salle, avec leurs horaires. L’espace de démonstration en a un.',
  weekdays: ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'],
});

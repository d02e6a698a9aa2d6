import { translate } from '../../language/strings.ts';
import type { analyticsStrings } from './strings.ts';

const count = new Intl.NumberFormat('fr');
const calls = (number: number) => `${count.format(number)} ${number < 2 ? 'appel' : 'appels'}`;

interface Found {
  version: string;
  base: string;
  what: { verb: string; noun: string };
}

export const analyticsFrench = translate<typeof analyticsStrings>('analytics', {
  title: 'Statistiques',
  titleOf: (agent: string) => `Statistiques · ${agent}`,
  lead: 'Comment se sont passés les appels, où des appelants ont été perdus et ce que cela a coûté. Les chiffres suivent la fin d’un appel de quelques secondes.',
  filters: {
    period: 'Période',
    periods: {
      today: 'Aujourd’hui',
      week: '7 derniers jours',
      month: '30 derniers jours',
      quarter: '90 derniers jours',
      own: 'Autre période',
    },
    firstDay: 'Premier jour',
    lastDay: 'Dernier jour',
    agent: 'Agent',
    allAgents: 'Tous les agents',
    version: 'Version',
    allVersions: 'Toutes les versions',
    versionOf: (number: number, name: string) => (name === '' ? `Version ${number}` : `Version ${number} : ${name}`),
    tests: 'Compter aussi les appels d’essai',
  },
  zone: {
    days: (zone: string) => `Les jours et les heures sont ceux du fuseau ${zone}.`,
    unset: 'Personne n’a choisi de fuseau horaire pour cet espace de travail : les jours et les heures sont en UTC.',
    use: (zone: string) => `Utiliser ${zone}`,
    change: 'Modifier',
    title: 'Fuseau horaire de l’espace de travail',
    label: 'Fuseau horaire',
    hint: 'Les chiffres, limites et mois de tout l’espace de travail le suivent. Les chiffres passés sont recalculés.',
    save: 'Enregistrer le fuseau horaire',
  },
  emptyTitle: 'Aucun appel sur cette période',
  emptyText:
    'Choisissez une autre période, comptez aussi les appels d’essai ou appelez l’agent vous-même : ses chiffres sont ici quelques secondes après l’appel.',
  openAgents: 'Vers les agents',
  before: (text: string) => `${text} auparavant`,
  noBefore: 'aucun appel auparavant',
  tiles: {
    calls: { title: 'Appels', about: 'Appels terminés.' },
    contained: { title: 'Menés à terme', about: 'Arrivés à une fin du parcours sans l’aide d’une personne.' },
    transferred: { title: 'Transférés', about: 'Une personne a pris l’appel.' },
    left: { title: 'Abandonnés', about: 'L’appelant a raccroché avant la fin du parcours.' },
    length: { title: 'Durée moyenne', about: 'Du décrochage à la fin.' },
  },
  counted: {
    contained: 'jusqu’au terme',
    transferred: 'avec transfert',
    left: 'avec abandon',
    dropped: 'avec coupure',
  },
  endings: {
    contained: 'Menés à terme',
    transferred: 'Transférés',
    left: 'Abandonnés',
    dropped: 'Coupés',
  },
  volume: {
    title: 'Les appels au fil du temps',
    about:
      'Combien d’appels ont commencé, et ce qu’ils sont devenus. Coupés : la ligne ou le parcours a échoué, ou une limite a fait renvoyer l’appelant.',
    columns: ['Moment', 'Appels', 'Menés à terme', 'Transférés', 'Abandonnés', 'Coupés'],
    said: (when: string, number: number, parts: string) =>
      `${when} : ${calls(number)}${parts === '' ? '' : ` (${parts})`}`,
  },
  containment: {
    title: 'Appels menés à terme et transferts au fil du temps',
    about:
      'La part des appels que l’agent a menés seul à leur terme, et de ceux qu’une personne a pris. Les jours sans appel laissent un vide.',
    columns: ['Moment', 'Appels', 'Menés à terme (%)', 'Transférés (%)'],
    said: (when: string, contained: string, transferred: string) =>
      `${when} : ${contained} menés à terme, ${transferred} transférés`,
    nobody: (when: string) => `${when} : aucun appel`,
  },
  outcomes: {
    title: 'Issues',
    about: 'Le nom que porte, dans le parcours, la fin à laquelle un appel est arrivé. Chacune mène à ses appels.',
    columns: ['Issue', 'Ce qu’est devenu l’appelant', 'Appels', 'Part (%)', 'Durée moyenne (s)'],
    text: (number: number, share: string) => `${count.format(number)} · ${share}`,
  },
  nodes: {
    title: 'Où des appelants ont été perdus',
    about:
      'Sur chaque étape : combien d’appels y sont arrivés, et combien y ont été interrompus par l’appelant ou par une panne.',
    chooseAgent: 'Choisissez un agent pour voir son parcours avec ses appels.',
    noVersion: 'Aucune version publiée n’a reçu d’appel sur cette période.',
    drawnOn: (name: string) => `Dessiné sur ${name} ; les étapes qui n’y sont pas figurent seulement dans le tableau.`,
    badge: (number: number, lost: number) => `${count.format(number)} · ${lost} ${lost < 2 ? 'perdu' : 'perdus'}`,
    badgeAll: (number: number) => count.format(number),
    said: (number: number, lost: number, dwell: string) =>
      `${calls(number)}, ${lost} ${lost < 2 ? 'perdu' : 'perdus'} ici, ${dwell} passées ici en moyenne`,
    columns: [
      'Étape',
      'Appels',
      'Passages',
      'Terminés ici',
      'Perdus ici',
      'Perdus parmi les arrivés (%)',
      'Temps moyen (s)',
    ],
    gone: (id: string) => `Une étape qui n’est pas dessinée (${id})`,
  },
  understanding: {
    title: 'Comment les réponses ont été comprises',
    about:
      'Chaque réponse d’un appelant, selon le premier niveau qui l’a saisie : une touche, notre propre reconnaissance des phrases, ou le modèle. Rien : elle ne convenait nulle part et la question a été reposée.',
    layers: {
      understoodKey: 'Touche',
      understoodLocal: 'Sur place',
      understoodModel: 'Modèle',
      understoodNone: 'Rien',
    },
    columns: ['Niveau', 'Réponses', 'Part (%)'],
    none: 'Aucun appelant n’a répondu à quoi que ce soit sur cette période.',
  },
  latency: {
    title: 'Combien de temps les appelants ont attendu une réponse',
    about:
      'De la fin de ce que dit l’appelant jusqu’à ce que la ligne signale que la réponse est jouée, et ses différentes parts. La moitié des réponses ont été plus rapides que p50, 99 sur cent plus rapides que p99 ; à 5 % près.',
    parts: {
      total: 'En tout',
      recogniser: 'Reconnaissance vocale',
      decision: 'Décision',
      model: 'Modèle',
      request: 'Autres systèmes',
      voice: 'Voix',
      transport: 'Ligne',
    },
    columns: ['Part', 'Réponses', 'p50 (ms)', 'p90 (ms)', 'p99 (ms)'],
    text: (p50: string, p90: string, p99: string) => `${p50} · ${p90} · ${p99}`,
    legend: ['p50', 'p90', 'p99'],
    none: 'Aucune réponse n’a été chronométrée sur cette période.',
  },
  costs: {
    title: 'Coût',
    about:
      'Ce que les appels ont coûté aux prix du jour, au total et par issue. L’équipement d’exercice ne coûte rien.',
    prices: 'Prix',
    perCall: (cost: string) => `${cost} par appel`,
    total: (cost: string, number: number) => `${cost} pour ${calls(number)}`,
    partial: 'Une partie de ce qui a été consommé n’a pas encore de prix : le coût réel est plus élevé.',
    columns: (currency: string) => ['Issue', 'Appels', `Coût (${currency})`, `Coût d’un appel (${currency})`],
  },
  scores: {
    title: 'Évaluations',
    about:
      'Ce que les grilles d’évaluation ont donné aux appels après leur fin, de 0 à 100 ; une grille peut n’évaluer qu’une part des appels.',
    none: 'Aucun appel n’a été évalué sur cette période. Une grille d’évaluation est une étape après l’appel, dessinée dans le parcours.',
    text: (score: string, passed: string, number: number) => `${score} · ${passed} réussis · ${calls(number)}`,
    columns: ['Grille d’évaluation', 'Appels', 'Moyenne (0–100)', 'Réussis (%)'],
    columnsByVersion: ['Grille d’évaluation et version', 'Appels', 'Moyenne (0–100)', 'Réussis (%)'],
    of: (name: string, version: string) => `${name}, ${version}`,
  },
  versions: {
    title: 'Versions côte à côte',
    about:
      'Chaque version qui a reçu des appels sur cette période, et si elle diffère vraiment. On ne parle de différence que si le hasard ne l’explique guère ; plus on compare de versions, plus on est exigeant.',
    chooseAgent: 'Choisissez un agent pour comparer ses versions.',
    single: 'Une seule version a reçu des appels sur cette période : il n’y a encore rien à comparer.',
    base: 'Comparer à',
    drafts: 'Brouillons essayés',
    columns: [
      'Version',
      'Appels',
      'Menés à terme',
      'Transférés',
      'Abandonnés',
      'Durée moyenne',
      'Réponse p50',
      'Réponse p90',
    ],
    file: [
      'Version',
      'Appels',
      'Menés à terme (%)',
      'Transférés (%)',
      'Abandonnés (%)',
      'Durée moyenne (s)',
      'Réponse p50 (ms)',
      'Réponse p90 (ms)',
    ],
    findings: 'Ce qu’on peut en dire',
    once: 'Cela vaut pour un seul regard. À regarder chaque jour jusqu’à trouver une différence, on finit par en trouver une.',
  },
  comparison: {
    measures: {
      contained: { verb: 'mène à terme', noun: 'appels' },
      transferred: { verb: 'transfère', noun: 'appels' },
      left: { verb: 'perd', noun: 'appelants' },
    },
    points: (text: string) => `${text} points de pourcentage`,
    range: (low: string, high: string) => `de ${low} à ${high}`,
    different: (found: Found & { by: string; range: string; isMore: boolean }) => {
      const { version, base, what, by, range, isMore } = found;
      const way = isMore ? 'plus' : 'moins';
      return `${version} ${what.verb} ${way} d’${what.noun} que ${base} : ${by} de ${way} (certain à 95 % : ${range}). Le hasard seul ne l’explique guère.`;
    },
    alike: ({ version, base, what }: Found) =>
      `${version} ${what.verb} à peu près autant d’${what.noun} que ${base} : l’écart est inférieur à 5 points de pourcentage.`,
    tooFew: ({ version, base, what, more }: Found & { more: number }) =>
      `Trop peu d’appels pour dire si ${version} ${what.verb} plus ou moins d’${what.noun} que ${base} : il en faudrait environ ${count.format(more)} de plus.`,
  },
});

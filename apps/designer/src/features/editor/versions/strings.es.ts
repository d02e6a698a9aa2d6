import { translate } from '../../../language/strings.ts';
import type { changeStrings, versionStrings } from './strings.ts';

const moment = new Intl.DateTimeFormat('es', { dateStyle: 'medium', timeStyle: 'short' });

/** What a part of a flow is called, and whether the word is feminine. */
const SECTIONS: Readonly<Record<string, readonly [string, boolean]>> = {
  variables: ['La variable', true],
  intents: ['La intención', true],
  knowledge: ['El documento', false],
  rules: ['La regla', true],
  scenarios: ['El escenario', false],
  translations: ['El idioma', false],
  name: ['El nombre del flujo', false],
};

export const changeSpanish = translate<typeof changeStrings>('change', {
  title: 'Lo que notarán quienes llaman',
  onCanvas: 'Verlo en el lienzo',
  behind: 'Lo que solo nota usted',
  afterCalls: 'Lo que se hace de otro modo después de las llamadas',
  reordered: 'Los pasos están en otro orden.',
  nothing: 'Quienes llaman no notan nada: lo que oyen y adonde llegan no cambia.',
  first: 'La primera versión ahí: nadie ha oído otra cosa.',
  loading: 'Comparando con la versión que contesta ahí…',
  failed: 'No se pudo cargar la versión que contesta ahí, así que no se muestra qué cambia. Aun así puede publicar.',
  more: (number: number) => `y ${number} más`,
  moved: (number: number) =>
    number === 1 ? 'Un paso ha cambiado de sitio en el lienzo.' : `${number} pasos han cambiado de sitio en el lienzo.`,
  added: (step: string) => `«${step}» es nuevo.`,
  removed: (step: string) => `«${step}» ya no está.`,
  says: (step: string) => `«${step}» dice otra cosa.`,
  behaves: (step: string) => `«${step}» funciona de otro modo.`,
  renamed: (before: string, after: string) => `«${before}» ahora se llama «${after}».`,
  regrouped: (step: string) => `«${step}» está en otro grupo.`,
  way: (step: string, port: string) => `«${step}», ${port}`,
  leads(way: string, before: string | null, after: string | null): string {
    if (after === null) return `${way}: ya no lleva a ningún sitio (antes: «${before ?? ''}»).`;
    return before === null
      ? `${way}: ahora lleva a «${after}».`
      : `${way}: lleva a «${after}» en lugar de a «${before}».`;
  },
  setting(name: string, before: string, after: string): string {
    const names: Readonly<Record<string, string>> = {
      voice: 'Voz',
      language: 'Idioma',
      apology: 'Últimas palabras cuando ya nada funciona',
      persona: 'Personalidad',
      timeZone: 'Zona horaria',
      maxCallMinutes: 'Duración máxima de la llamada, en minutos',
      fallbackNumber: 'Número al que se llama cuando fallamos',
    };
    const what = names[name] ?? `Ajuste «${name}»`;
    if (before === '') return `${what}: ahora «${after}».`;
    return after === '' ? `${what}: ya no «${before}».` : `${what}: «${after}» en lugar de «${before}».`;
  },
  part(section: string, name: string, how: 'added' | 'removed' | 'changed'): string {
    const [word, isFeminine] = SECTIONS[section] ?? [section, false];
    const what = [word, name === '' ? '' : `«${name}»`].filter((part) => part !== '').join(' ');
    const added = isFeminine ? 'es nueva' : 'es nuevo';
    return `${what} ${{ added, removed: 'ya no está', changed: 'ha cambiado' }[how]}.`;
  },
});

export const versionSpanish = translate<typeof versionStrings>('version', {
  rail: 'Versiones',
  title: 'Versiones',
  hint: 'Pulse una para verla junto a su borrador.',
  none: 'Aún no se ha publicado nada: quien llama no encuentra a nadie.',
  nothingKept: 'Mientras trabaja, el estado anterior del borrador se guarda aquí automáticamente.',
  loading: 'Cargando las versiones…',
  failed: 'No se pudieron cargar las versiones. Cierre este panel y vuelva a abrirlo para intentarlo otra vez.',
  notLoaded: 'No se pudo cargar esa versión. Inténtelo de nuevo dentro de un momento.',
  answersIn: (environment, numbers) => `${environment}, tal como contesta allí (versión ${numbers.join(' y ')})`,
  version: (number: number) => `Versión ${number}`,
  named: (version: string, name: string) => `${version} · ${name}`,
  reasons: {
    automatic: 'Guardado durante el trabajo',
    named: 'Punto de control',
    beforeRestore: 'Antes de volver a una versión anterior',
    beforeImport: 'Antes de que otro flujo ocupara su lugar',
  },
  dated: (title: string, at: number) => `${title}, ${moment.format(at)}`,
  compared: (title: string) => `${title} en comparación con`,
  looking: (title: string) => `${title}, solo para consultar`,
  against: 'En comparación con',
  yourDraft: 'su borrador',
  show: { itself: 'Mostrarlo como era', changes: 'Mostrar las diferencias' },
  choice: 'A qué se llama',
  draft: 'Este borrador',
  tryIt: 'Probar esta versión',
  restore: 'Convertir en borrador',
  restored: (title: string, isKept: boolean) =>
    isKept
      ? `«${title}» es ahora su borrador. Lo que tenía se conserva en la lista de versiones; también puede recuperarlo con «Deshacer».`
      : `«${title}» es ahora su borrador. El servidor no responde, así que solo podrá recuperar lo que tenía con «Deshacer».`,
  back: 'Volver al borrador',
  name: 'Nombre',
  keep: 'Guardar',
  keeping: 'Guardando…',
  keepTitle: 'Guardar un punto de control con nombre',
  keepIntro: 'Guarda el borrador tal como está ahora, para poder volver a él. Quienes llaman no notan nada.',
  kept: (name: string) => `El borrador se ha guardado como «${name}».`,
  notSaved:
    'Los últimos cambios aún no se han podido guardar, así que tampoco se pueden conservar aquí. Inténtelo de nuevo cuando haya conexión.',
  rename: 'Cambiar el nombre',
  renameTitle: 'Cambiar el nombre del punto de control',
  renameIntro: 'Con nombre se conserva para siempre; sin nombre, un mes.',
});

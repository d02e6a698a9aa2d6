import { type ByLanguage, inLanguage, type Statechart } from '@aybiza/statechart';
import type { Notice } from '../call/call-input.ts';
import type { NoticeSettings } from '../records/notice-book.ts';

interface Words {
  readonly ai: string;
  readonly recorded: string;
  readonly question: string;
}

const WORDS: ByLanguage<Words> = {
  en: {
    ai: 'You are speaking with an automated assistant.',
    recorded: 'This call is recorded.',
    question: 'May we record this call? Say yes, or press 1. Otherwise we go on without recording.',
  },
  de: {
    ai: 'Sie sprechen mit einem automatischen Assistenten.',
    recorded: 'Dieses Gespräch wird aufgezeichnet.',
    question:
      'Dürfen wir dieses Gespräch aufzeichnen? Sagen Sie ja, oder drücken Sie die 1. Sonst geht es ohne Aufzeichnung weiter.',
  },
  fr: {
    ai: 'Vous parlez avec un assistant automatique.',
    recorded: 'Cet appel est enregistré.',
    question:
      'Pouvons-nous enregistrer cet appel ? Dites oui, ou appuyez sur 1. Sinon, nous continuons sans enregistrer.',
  },
  es: {
    ai: 'Está hablando con un asistente automático.',
    recorded: 'Esta llamada se graba.',
    question: '¿Podemos grabar esta llamada? Diga sí, o pulse 1. Si no, seguimos sin grabar.',
  },
};

/**
 * What callers hear before the flow begins, in the words of the workspace or those of its language; null: nothing. The stricter of what
 * workspace and flow want counts.
 */
export function noticeOf(wanted: NoticeSettings | undefined, settings: Statechart['settings']): Notice | null {
  const modes = [wanted?.recordingNotice ?? 'none', settings.recordingNotice ?? 'none'];
  const mode = modes.includes('ask') ? 'ask' : modes.includes('announce') ? 'announce' : 'none';
  const saysAi = wanted?.saysAi ?? false;
  if (mode === 'none' && !saysAi) return null;
  const words = inLanguage(WORDS, settings.language);
  const own = wanted?.noticeText.trim() ?? '';
  const about = mode === 'announce' ? [words.recorded] : [];
  const first = own === '' ? [...(saysAi ? [words.ai] : []), ...about] : [own];
  // The question says how to answer, which the words of a workspace need not.
  const text = [...first, ...(mode === 'ask' ? [words.question] : [])].join(' ');
  return { text, asks: mode === 'ask', isAboutRecording: mode !== 'none' };
}

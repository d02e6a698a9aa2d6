import { type ByLanguage, inLanguage } from '@aybiza/statechart';

/** What was before the agent goes on: the line was cut off, an operator had the call, or nobody took the call where an operator sent it. */
export type Bridge = 'cutOff' | 'operator' | 'transfer';

/** Said once to a caller before the agent goes on. By the first part of the language's tag. */
const SENTENCES: Readonly<Record<Bridge, ByLanguage<string>>> = {
  cutOff: {
    en: 'Sorry, we were cut off for a moment. Let us go on.',
    de: 'Entschuldigung, die Verbindung war kurz unterbrochen. Machen wir weiter.',
    fr: 'Excusez-moi, nous avons été coupés un instant. Reprenons.',
    es: 'Perdone, se ha cortado un momento. Sigamos.',
    it: 'Mi scusi, la linea è caduta per un attimo. Continuiamo.',
    pt: 'Desculpe, a ligação caiu por um momento. Vamos continuar.',
    nl: 'Sorry, de verbinding viel even weg. Laten we verdergaan.',
    pl: 'Przepraszam, na chwilę nas rozłączyło. Kontynuujmy.',
    sv: 'Förlåt, vi bröts en kort stund. Vi fortsätter.',
    da: 'Undskyld, vi blev afbrudt et øjeblik. Lad os fortsætte.',
    tr: 'Özür dilerim, bağlantı kısa bir süre koptu. Devam edelim.',
    ja: '失礼しました。一瞬、通話が途切れました。続けます。',
  },
  operator: {
    en: 'You are talking with the assistant again. Let us go on.',
    de: 'Sie sprechen wieder mit dem Assistenten. Machen wir weiter.',
    fr: 'Vous êtes de nouveau avec l’assistant. Reprenons.',
    es: 'Vuelve a hablar con el asistente. Sigamos.',
    it: 'Sta parlando di nuovo con l’assistente. Continuiamo.',
    pt: 'Está de novo a falar com o assistente. Vamos continuar.',
    nl: 'U spreekt weer met de assistent. Laten we verdergaan.',
    pl: 'Znów rozmawia Pan lub Pani z asystentem. Kontynuujmy.',
    sv: 'Nu talar du med assistenten igen. Vi fortsätter.',
    da: 'Nu taler du med assistenten igen. Lad os fortsætte.',
    tr: 'Yeniden asistanla konuşuyorsunuz. Devam edelim.',
    ja: '再びアシスタントがお話しします。続けます。',
  },
  transfer: {
    en: 'I am sorry, nobody can take your call there right now. Let us go on here.',
    de: 'Es tut mir leid, dort kann gerade niemand abnehmen. Machen wir hier weiter.',
    fr: 'Je suis désolé, personne ne peut prendre votre appel. Continuons ici.',
    es: 'Lo siento, ahora mismo nadie puede atenderle allí. Sigamos aquí.',
    it: 'Mi dispiace, al momento nessuno può rispondere. Continuiamo qui.',
    pt: 'Lamento, de momento ninguém pode atender. Vamos continuar aqui.',
    nl: 'Het spijt me, daar kan nu niemand opnemen. Laten we hier verdergaan.',
    pl: 'Przykro mi, nikt nie może teraz odebrać. Kontynuujmy tutaj.',
    sv: 'Tyvärr kan ingen svara där just nu. Vi fortsätter här.',
    da: 'Beklager, der er ingen, som kan svare lige nu. Lad os fortsætte her.',
    tr: 'Üzgünüm, şu anda orada kimse yanıt veremiyor. Buradan devam edelim.',
    ja: '申し訳ありません。ただいま応答できる者がおりません。このまま続けます。',
  },
};

/** The sentence for it in a language by its tag, such as `de-CH`; in English for one that we do not know. */
export function bridgingSentence(language: string, after: Bridge = 'cutOff'): string {
  return inLanguage(SENTENCES[after], language);
}

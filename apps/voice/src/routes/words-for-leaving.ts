import { type ByLanguage, inLanguage, languageOfWords } from '@aybiza/statechart';

/** Why the line itself takes leave of a caller. */
export type Leaving = 'broken' | 'busy' | 'limit';

/** With nobody to connect the caller to, and with somebody. */
interface Words {
  readonly goodbye: string;
  readonly connecting: string;
}

const WORDS: ByLanguage<Readonly<Record<Leaving, Words>>> = {
  en: {
    broken: {
      goodbye: 'I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.',
      connecting: 'I am sorry, something went wrong on our side. One moment please, I will connect you to somebody.',
    },
    busy: {
      goodbye: 'All our lines are busy. Please call again in a few minutes. Goodbye.',
      connecting: 'All our lines are busy. One moment please, I will connect you to somebody.',
    },
    limit: {
      goodbye: 'Thank you for calling. We cannot take your call at the moment. Please try again later. Goodbye.',
      connecting: 'Thank you for calling. One moment please, I will connect you to somebody.',
    },
  },
  de: {
    broken: {
      goodbye:
        'Es tut mir leid, bei uns ist etwas schiefgegangen. Bitte rufen Sie gleich noch einmal an. Auf Wiederhören.',
      connecting: 'Es tut mir leid, bei uns ist etwas schiefgegangen. Einen Moment bitte, ich verbinde Sie.',
    },
    busy: {
      goodbye: 'Alle unsere Leitungen sind belegt. Bitte rufen Sie in einigen Minuten noch einmal an. Auf Wiederhören.',
      connecting: 'Alle unsere Leitungen sind belegt. Einen Moment bitte, ich verbinde Sie.',
    },
    limit: {
      goodbye:
        'Vielen Dank für Ihren Anruf. Wir können ihn im Moment nicht annehmen. Bitte versuchen Sie es später noch einmal. Auf Wiederhören.',
      connecting: 'Vielen Dank für Ihren Anruf. Einen Moment bitte, ich verbinde Sie.',
    },
  },
  fr: {
    broken: {
      goodbye: 'Je suis désolé, un problème est survenu de notre côté. Veuillez rappeler dans un instant. Au revoir.',
      connecting: 'Je suis désolé, un problème est survenu de notre côté. Un instant, je vous mets en relation.',
    },
    busy: {
      goodbye: 'Toutes nos lignes sont occupées. Veuillez rappeler dans quelques minutes. Au revoir.',
      connecting: 'Toutes nos lignes sont occupées. Un instant, je vous mets en relation.',
    },
    limit: {
      goodbye:
        'Merci de votre appel. Nous ne pouvons pas le prendre pour le moment. Veuillez réessayer plus tard. Au revoir.',
      connecting: 'Merci de votre appel. Un instant, je vous mets en relation.',
    },
  },
  es: {
    broken: {
      goodbye: 'Lo siento, ha habido un problema por nuestra parte. Vuelva a llamar dentro de un momento. Adiós.',
      connecting: 'Lo siento, ha habido un problema por nuestra parte. Un momento, por favor, le paso con alguien.',
    },
    busy: {
      goodbye: 'Todas nuestras líneas están ocupadas. Vuelva a llamar dentro de unos minutos. Adiós.',
      connecting: 'Todas nuestras líneas están ocupadas. Un momento, por favor, le paso con alguien.',
    },
    limit: {
      goodbye: 'Gracias por su llamada. En este momento no podemos atenderla. Inténtelo más tarde, por favor. Adiós.',
      connecting: 'Gracias por su llamada. Un momento, por favor, le paso con alguien.',
    },
  },
  it: {
    broken: {
      goodbye: 'Mi dispiace, si è verificato un problema da parte nostra. Richiami tra un momento. Arrivederci.',
      connecting: 'Mi dispiace, si è verificato un problema da parte nostra. Un attimo, la metto in contatto.',
    },
    busy: {
      goodbye: 'Tutte le nostre linee sono occupate. Richiami tra qualche minuto. Arrivederci.',
      connecting: 'Tutte le nostre linee sono occupate. Un attimo, la metto in contatto.',
    },
    limit: {
      goodbye: 'Grazie per la chiamata. Al momento non possiamo rispondere. Riprovi più tardi. Arrivederci.',
      connecting: 'Grazie per la chiamata. Un attimo, la metto in contatto.',
    },
  },
  nl: {
    broken: {
      goodbye: 'Het spijt me, er ging bij ons iets mis. Bel over een ogenblik terug. Tot ziens.',
      connecting: 'Het spijt me, er ging bij ons iets mis. Een ogenblik, ik verbind u door.',
    },
    busy: {
      goodbye: 'Al onze lijnen zijn bezet. Bel over enkele minuten terug. Tot ziens.',
      connecting: 'Al onze lijnen zijn bezet. Een ogenblik, ik verbind u door.',
    },
    limit: {
      goodbye: 'Bedankt voor uw telefoontje. We kunnen het nu niet aannemen. Probeer het later nog eens. Tot ziens.',
      connecting: 'Bedankt voor uw telefoontje. Een ogenblik, ik verbind u door.',
    },
  },
};

/**
 * What the line says when we cannot, and in which language that is: English where there are no words in the call's.
 * @param language BCP 47
 */
export function wordsForLeaving(why: Leaving, language: string): Words & { readonly language: string } {
  return { ...inLanguage(WORDS, language)[why], language: languageOfWords(WORDS, language) };
}

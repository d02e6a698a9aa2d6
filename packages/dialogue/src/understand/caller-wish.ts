/** What callers may want at any moment of any call, whatever is asked: no flow decides it. */
export type CallerWish = 'stopRecording' | 'deleteRecording' | 'doNotCall';

const NOT_A_WISH =
  /\bon (mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?)\b|\b(before|until|vor|bis|avant|antes)\b/iu;

/** In English, German, French and Spanish, as the sentences that confirm them. */
const PHRASES: readonly (readonly [CallerWish, RegExp])[] = [
  [
    'deleteRecording',
    /\b(delete|erase|destroy)( all of)?( (this|that|the|my))? (recording|call|conversation)\b|^\W*(please )?(delete|erase) (this|that|it)( please)?\W*$|\bl[oö]sch\w*( sie)?( bitte)?( (die|diese|meine|das|den))? (aufnahme|aufzeichnung|gespr[aä]ch|anruf|mitschnitt)\b|^\W*(bitte )?l[oö]sch\w*( sie)? das( bitte)?\W*$|\b(effac\w+|supprim\w+)[- ](l'|cet |cette |la |cela|[cç]a)?\s?(enregistrement|conversation|appel)\b|^\W*(effacez|supprimez) ([cç]a|cela)\W*$|\b(borr\w+|elimin\w+) (la|esta|mi) (grabaci[oó]n|llamada|conversaci[oó]n)\b|^\W*borre esto\W*$/iu,
  ],
  [
    'stopRecording',
    /\b(stop|quit|turn off|switch off|pause)( with)?( the| this| that)? record(ing)?\b|\b(do not|don't|dont|please not|not want (you )?to) record( me| this| us|)\b|\bno recording\b|\b(nicht|keine?) (mehr )?(aufzeichn\w*|aufnehm\w*|aufzunehmen|mitschneiden|aufnahme|aufzeichnung|mitschnitt)\b|\b(aufnahme|aufzeichnung|mitschnitt)( bitte)? (stoppen|beenden|ausschalten|abschalten)\b|\b(stoppen|beenden) sie( bitte)? (die|den) (aufnahme|aufzeichnung|mitschnitt)\b|\b(arr[eê]t\w+|cess\w+) (l'enregistrement|(de |d')(m')?enregistrer)\b|\bn(e m)?'enregistrez (pas|plus)\b|\b(pare\w*|deje\w*|detenga\w*) (de grabar|la grabaci[oó]n)\b|\bno (me )?grab(e|en|es)\b/iu,
  ],
  [
    'doNotCall',
    /\b(do not|don't|dont|never) (ever )?(call|phone|ring) (me|us|here|this number)( (again|any ?more|ever|back|ever again))?\W*($|[,.!;])|\bstop (calling|phoning|ringing) (me|us|here)\b|\b(take|remove) (me|us|my number|this number) (off|from) (your|the|this) (call(ing)? )?list\b|\bdo not call list\b|\brufen sie (mich|uns|hier)( bitte)? (nicht|nie)( mehr| wieder| noch einmal)*( an)?\b|\b(nicht|nie) (mehr|wieder) (angerufen|anrufen)\b|\bkeine anrufe mehr\b|\bne (m'|nous )appelez (plus|jamais)\b|\barr[eê]tez de (m'|nous )appeler\b|\bne (me |nous )?rappelez (plus|jamais)\b|\bno (me|nos) (llame\w*|vuelva\w* a llamar)( m[aá]s| nunca| otra vez)?\W*$|\bdeje\w* de llamar(me|nos)\b/iu,
  ],
];

/** More words are a story, in which such words mean something else. */
const MAX_WORDS = 16;

/** What of it was said; undefined for everything else. "Don't call me on Monday" asks for another day. */
export function findCallerWish(text: string): CallerWish | undefined {
  const plain = text.replace(/[’`]/g, "'");
  if (plain.split(/\s+/).length > MAX_WORDS) return undefined;
  const wish = PHRASES.find(([, phrase]) => phrase.test(plain))?.[0];
  return wish === 'doNotCall' && NOT_A_WISH.test(plain) ? undefined : wish;
}

const AGREES =
  /^\W*(yes|yeah|yep|sure|ok|okay|of course|i do|i agree|that's fine|fine|go ahead|ja|jawohl|klar|gerne|einverstanden|oui|d'accord|bien s[uû]r|s[ií]|claro|vale|de acuerdo)(?!\p{L})/iu;
const REFUSES = /\b(no|not|don't|nein|nicht|non|pas)\b/iu;

/** Whether somebody who was asked for a yes has given one. Whatever is no clear yes is none. */
export function agrees(text: string): boolean {
  const plain = text.replace(/[’`]/g, "'");
  return AGREES.test(plain) && !REFUSES.test(plain);
}

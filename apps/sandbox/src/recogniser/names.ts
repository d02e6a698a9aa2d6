/** Common names that the decoder's dictionary knows. A real recogniser knows far more; practice equipment says what it does not. */
export const FIRST_NAMES =
  'james john robert michael william david richard joseph thomas charles daniel matthew anthony mark steven paul andrew kenneth george edward brian kevin jason tom tim ben sam alex adam peter simon martin oliver harry jack liam noah lucas henry leo max oscar bob rob bill joe dan chris nick mike steve mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy sandra ashley emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia amy anna emma olivia sophia isabella mia charlotte grace lily ruby ella lucy alice maria ana eva julia kate jane helen ruth rachel claire fatima aisha mohammed omar ali ahmed raj wei ming ivan olga pedro carlos juan luis sofia'.split(
    ' ',
  );

export const LAST_NAMES =
  'smith jones williams brown taylor davies evans thomas johnson roberts walker wright robinson thompson white hughes edwards green hall wood harris lewis martin jackson clarke turner hill scott cooper morris ward moore king baker harrison morgan allen james lopez garcia martinez rodriguez hernandez gonzalez perez sanchez ramirez torres nguyen lee kim park chen wang li singh patel khan ali murphy kelly ryan miller davis wilson anderson'.split(
    ' ',
  );

/** How people introduce a name. A listener who is told to expect one of these expects a name behind it. */
export const NAME_OPENINGS: ReadonlySet<string> = new Set(['my name is', 'this is']);

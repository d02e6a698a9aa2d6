/**
 * Common names that the decoder's dictionary knows. A real recogniser knows far more; practice equipment says what it does not.
 * Names of two or three sounds (Ali, Amy, Lee, Hall) are left out: the decoder hears them in every other name.
 */
export const FIRST_NAMES =
  'james john robert michael william david richard joseph thomas charles daniel matthew anthony mark steven paul andrew kenneth george edward brian kevin jason tom alex adam peter simon martin oliver harry jack noah henry oscar bob rob bill chris nick mike steve patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy sandra ashley emily michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia anna emma olivia sophia isabella charlotte grace ruby lucy alice maria julia jane helen ruth rachel claire fatima aisha mohammed ahmed olga pedro carlos sofia'.split(
    ' ',
  );

export const LAST_NAMES =
  'smith jones williams brown taylor evans thomas johnson roberts walker wright robinson thompson white hughes edwards green harris martin jackson clarke turner scott cooper morris moore king baker harrison morgan james lopez garcia martinez rodriguez hernandez gonzalez perez sanchez ramirez torres nguyen park singh patel murphy kelly ryan miller davis wilson anderson'.split(
    ' ',
  );

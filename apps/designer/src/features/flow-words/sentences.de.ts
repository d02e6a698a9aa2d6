import type { FlowWords } from './strings.ts';

const quoted = (texts: readonly string[]) => texts.map((text) => `„${text}“`).join(', ');

export const sentencesGerman: FlowWords['sentences'] = {
  NO_START: 'Kein Anruf kann in diesen Ablauf gelangen: Fügen Sie den Schritt „Anrufbeginn“ hinzu.',
  SECOND_START: 'Ein Anruf kann nur an einer Stelle ankommen; dieser Anfang wird nie benutzt.',
  EDGE_FROM_NOWHERE: (node, port) => `Eine Verbindung beginnt an einem Ausgang, den es nicht gibt (${node}, ${port}).`,
  'EDGE_TO_NOWHERE.step':
    'Diese Verbindung führt zu einem Schritt, den es nicht gibt: Wer sie nimmt, fällt aus dem Ablauf.',
  'EDGE_TO_NOWHERE.group':
    'Diese Verbindung führt in eine Gruppe, in der nichts beginnt: Wählen Sie den Schritt, mit dem es dort anfängt.',
  'EDGE_TO_NOWHERE.jump': 'Dieser Sprung führt nirgendwohin: Wählen Sie den Schritt, zu dem er geht.',
  SECOND_EDGE: 'Von einem Ausgang gehen zwei Verbindungen ab: Ein Anruf kann nur einen Weg nehmen.',
  OPEN_PORT: (port) =>
    `Wer über „${port}“ hinausgeht, fällt aus dem Ablauf: Verbinden Sie den Ausgang mit dem nächsten Schritt.`,
  UNHANDLED_PORT: (port) => `Wer über „${port}“ hinausgeht, hört eine Entschuldigung, und der Anruf endet.`,
  UNREACHABLE_NODE: 'Kein Anruf kommt je hierher: Nichts führt zu diesem Schritt.',
  UNKNOWN_GROUP: 'Dieser Schritt steht in einer Gruppe, die es nicht mehr gibt.',
  GROUP_CYCLE: 'Diese Gruppe steht in sich selbst: Nehmen Sie sie aus einer davon heraus.',
  START_IN_GROUP: 'Ein Anruf beginnt außerhalb aller Gruppen: Nehmen Sie den Anfang aus dieser heraus.',
  NO_SUBFLOW: 'Hier ist noch kein Ablauf gewählt: Jeder Anruf geht über „Fehlgeschlagen“ weiter.',
  UNKNOWN_SUBFLOW: (version) =>
    `Eine veröffentlichte Version ${version} dieses Ablaufs gibt es nicht: Wählen Sie eine vorhandene.`,
  SUBFLOW_RECURSION: 'Dieser Ablauf würde in sich selbst laufen: Ein Anruf könnte sich endlos im Kreis drehen.',
  SUBFLOW_BROKEN: (problem) => `Der Ablauf darin hat einen Fehler: ${problem}`,
  'SUBFLOW_INPUT.unknown': (variable) =>
    `Der Ablauf darin hat keine Variable „${variable}“, die etwas mitbekommen könnte.`,
  'SUBFLOW_INPUT.missing': (variable) => `Der Ablauf darin braucht „${variable}“ und bekommt es nicht.`,
  'SUBFLOW_INPUT.output': (variable) => `Der Ablauf darin hat keine Variable „${variable}“, die sich übernehmen ließe.`,
  UNKNOWN_OUTCOME: (outcome) =>
    `Der Ablauf darin kann mit „${outcome}“ enden; dafür gibt es keinen Ausgang: Der Anruf geht über „Fehlgeschlagen“ weiter.`,
  LOOP_WITHOUT_WAITING: (steps) =>
    `Wer hierher kommt, kommt nie wieder heraus: ${steps} läuft im Kreis, ohne je zuzuhören.`,
  LONG_RUN: (steps) =>
    `Von hier an können ${steps} Schritte aufeinanderfolgen, ohne dass der Anrufer etwas gefragt wird: Bei tausend bricht ein Anruf ab.`,
  NEVER_ENDS: 'Wer hierher kommt, kann nie fertig werden: Kein Weg führt zu einem Ende oder zu einem Menschen.',
  MAY_NEVER_END: (steps) =>
    `Hier kann es endlos im Kreis gehen, was auch gesagt wird: ${steps} wiederholt sich, so oft eine Bedingung, ein anderes System oder das Modell es will.`,
  SILENT_LOOP: (steps) =>
    `Wer nichts sagt oder unbemerkt aufgelegt hat, wird nie entlassen: ${steps} läuft im Kreis, bis die längste Anrufdauer erreicht ist.`,
  LONG_SILENCE: (seconds) =>
    `Hier kann man ${seconds} s warten, ohne etwas zu hören: Sagen Sie zwischendurch etwas, oder warten Sie kürzer.`,
  RESUME_OUTSIDE_HANDLER:
    '„Zurückkehren“ beendet einen Sonderfall. Hier, auf dem Hauptweg, gibt es nichts, wohin es zurückginge: Man würde immer wieder dasselbe hören.',
  'EMPTY_PROMPT.speech': 'Hier ist nichts zu hören, und niemand weiß, was zu tun ist: Schreiben Sie, was gesagt wird.',
  'EMPTY_PROMPT.message': 'Die Nachricht ist leer: Schreiben Sie, was der Anrufer lesen soll.',
  'EMPTY_PROMPT.subject': 'Der Betreff fehlt: Schreiben Sie, worum es geht, damit niemand die E-Mail übersieht.',
  'EMPTY_PROMPT.tag': 'Eine Markierung ohne Namen lässt sich nicht wiederfinden.',
  'NOTHING_TO_CHOOSE.options': 'Der Anrufer soll wählen, aber es gibt nichts zur Auswahl.',
  'NOTHING_TO_CHOOSE.values': 'Es gibt nichts zur Auswahl: Niemand kann das beantworten.',
  'NOTHING_TO_CHOOSE.fields': 'Hier wird nach nichts gefragt: Fügen Sie mindestens einen Wert hinzu.',
  'NOTHING_TO_CHOOSE.labels': 'Es gibt keine Kategorie: Alle gehen über „Nicht sicher“ weiter.',
  'NOTHING_TO_CHOOSE.exits': 'Aus dem Gespräch führt kein Weg hinaus: Fügen Sie einen Ausgang hinzu.',
  'NOTHING_TO_CHOOSE.keys': 'Hier wird keine Taste gedrückt: Schreiben Sie mindestens eine.',
  'NOTHING_TO_CHOOSE.arms':
    'Kein Teil der Anrufe geht irgendwohin: Geben Sie mindestens einem Weg einen Anteil über null.',
  'DUPLICATE_ID.way': (id) => `Zwei davon haben die ID „${id}“: Der zweite Weg wird nie genommen.`,
  'DUPLICATE_ID.item': (id) => `Zwei davon haben die ID „${id}“: Niemand könnte sie auseinanderhalten.`,
  'DUPLICATE_ID.step': (id) =>
    `Zwei Schritte nach dem Anruf haben die ID „${id}“: Niemand wüsste, welcher davon gelaufen ist.`,
  'DUPLICATE_ID.field': (variable) => `Nach „${variable}“ wird in einem Atemzug zweimal gefragt.`,
  DUPLICATE_KEY: (key) => `Zwei Optionen hören auf Taste ${key}: Die zweite lässt sich damit nie wählen.`,
  DUPLICATE_PHRASE: (phrase, one, other) => `Wer „${phrase}“ sagt, kann „${one}“ oder „${other}“ meinen.`,
  DUPLICATE_DATE: (date) => `${date} steht zweimal in der Liste: Nur das erste Mal zählt.`,
  'DUPLICATE_VARIABLE.declared': (name) => `Zwei Variablen heißen „${name}“: Niemand wüsste, welche gemeint ist.`,
  'DUPLICATE_VARIABLE.kept': (name) =>
    `Zwei Werte werden als „${name}“ gemerkt: Beim nächsten Anruf wäre nur einer davon da.`,
  NO_PHRASES: 'Noch führt nichts hierher: Geben Sie an, welche Worte oder welche Taste es tun.',
  'DUPLICATE_TRIGGER.words': (words) =>
    `Ein anderer Sonderfall reagiert schon auf „${words}“: Dieser kommt nie zum Zug.`,
  'DUPLICATE_TRIGGER.key': (key) => `Ein anderer Sonderfall reagiert schon auf Taste ${key}: Dieser kommt nie zum Zug.`,
  'DUPLICATE_TRIGGER.event': 'Ein anderer Sonderfall reagiert schon auf dasselbe: Dieser kommt nie zum Zug.',
  'HIDDEN_HANDLER.noQuestion':
    'Danach kann niemand fragen: Wo dieser Sonderfall gilt, wird der Anrufer nie etwas gefragt.',
  'HIDDEN_HANDLER.taken':
    'Danach kann niemand fragen: Bei jeder Frage, bei der dieser Sonderfall gilt, reagiert etwas Näheres auf dieselben Worte.',
  'HIDDEN_HANDLER.silence':
    'Schweigen kommt hier nie an: Jede Frage, bei der dieser Sonderfall gilt, hat dafür einen eigenen Weg.',
  'HIDDEN_HANDLER.timeLimit': 'Diese Gruppe hat keine Zeitgrenze: Niemand bleibt je zu lange in ihr.',
  'UNKNOWN_VARIABLE.written': (name) =>
    `Es gibt keine Variable „${name}“: Legen Sie sie an, damit ihr Wert behalten wird.`,
  UNKNOWN_INTENT: 'Dieses Anliegen gibt es nicht mehr: Wählen Sie ein anderes.',
  'UNKNOWN_SOURCE.answer': 'Dieses Dokument gibt es nicht mehr: Daraus wird nichts beantwortet.',
  'UNKNOWN_SOURCE.last':
    'Dieses Dokument gibt es nicht mehr: Jede Frage geht über „Nicht gefunden“ weiter. Wählen Sie, woraus geantwortet wird.',
  'UNKNOWN_SOURCE.lookUp': 'Dieses Dokument gibt es nicht mehr: Darin wird nichts nachgeschlagen.',
  'UNKNOWN_SOURCE.document': 'Dieses Dokument des Arbeitsbereichs gibt es nicht mehr: Daraus wird nichts beantwortet.',
  'UNKNOWN_SOURCE.collection': 'Diese Sammlung des Arbeitsbereichs gibt es nicht mehr: Daraus wird nichts beantwortet.',
  NO_KNOWLEDGE:
    'Es gibt nichts, woraus geantwortet werden könnte: Jede Frage geht über „Nicht gefunden“ weiter. Fügen Sie ein Dokument hinzu, oder wählen Sie welche des Arbeitsbereichs.',
  READ_BEFORE_SET: (variable) =>
    `Ein Anruf kann hierher kommen, bevor „${variable}“ einen Wert hat; statt des Werts ist dann eine Lücke zu hören.`,
  MAY_BE_EMPTY: (variable) =>
    `„${variable}“ kann hier leer sein: Der Schritt, der es füllen soll, findet womöglich nichts, und dann ist eine Lücke zu hören. Prüfen Sie es mit has(${variable}), bevor es gesagt wird.`,
  NEVER_READ: (variable) => `Nichts in diesem Ablauf benutzt die Variable „${variable}“.`,
  NEVER_HOLDS:
    'Kein Anruf nimmt je diesen Weg: Eine frühere Bedingung hat dann schon entschieden, oder diese trifft nie zu.',
  'BAD_ADDRESS.request':
    'Eine Adresse beginnt mit https:// und einem ausgeschriebenen Servernamen, ohne {{…}}, „@“ oder „\\“ vor dem ersten „/“.',
  'BAD_ADDRESS.webhook':
    'Niemand erfährt davon: Eine Adresse beginnt mit https:// und einem ausgeschriebenen Servernamen, ohne {{…}}, „@“ oder „\\“ vor dem ersten „/“.',
  'BAD_ADDRESS.sound': 'Eine Tondatei hat eine ausgeschriebene Webadresse, zum Beispiel https://example.com/hello.wav.',
  'BAD_ADDRESS.nobody': 'Niemand bekommt sie: Schreiben Sie eine E-Mail-Adresse, oder mehrere mit Kommas dazwischen.',
  'BAD_ADDRESS.email': (written) =>
    `${quoted(written)}: So sieht keine E-Mail-Adresse aus. Richtig wäre zum Beispiel desk@example.com.`,
  KEY_IN_FLOW: (header) =>
    `„${header}“ sieht nach einem Schlüssel aus. Alle, die diesen Ablauf sehen, sehen ihn: Hinterlegen Sie ihn in den Einstellungen unter „Zugangsdaten“.`,
  UNKNOWN_CREDENTIAL: (credential) =>
    `Der Arbeitsbereich hat keine Zugangsdaten „${credential}“: Die Anfrage schlägt bei jedem Anruf fehl. Fügen Sie sie in den Einstellungen hinzu.`,
  CREDENTIAL_ELSEWHERE: (credential, origins) =>
    `„${credential}“ ist für ${origins.join(', ')}: Anderswohin wird es nicht gesendet, und die Anfrage schlägt bei jedem Anruf fehl.`,
  'BAD_NUMBER.transfer':
    'Schreiben Sie die Rufnummer mit Landesvorwahl, etwa +49 30 23125 018, eine SIP-Adresse oder „queue:“ und den Namen einer Warteschlange.',
  'BAD_NUMBER.fallback':
    'Bricht ein Anruf zusammen, wird niemand erreicht: Schreiben Sie die Ersatznummer mit Landesvorwahl, etwa +49 30 23125 018.',
  COSTLY_NUMBER:
    'Diese Nummer kostet den, der sie anruft, oder gehört zu einem Satelliten oder zu einem Netz ohne Land. Weitergeleitet wird nur an gewöhnliche Nummern.',
  'BAD_LENGTH.digits': 'Keine Nummer ist lang genug und kurz genug: Vertauschen Sie die beiden Längen.',
  'BAD_LENGTH.bounds': 'Keine Zahl ist groß genug und klein genug: Vertauschen Sie die beiden.',
  BAD_TIME_ZONE: (written) => `Eine Zeitzone „${written}“ gibt es nicht: Schreiben Sie sie wie Europe/Berlin.`,
  BAD_LANGUAGE: 'Schreiben Sie die Sprache wie „de-DE“ oder „es“.',
  UNSAFE_RETRY:
    'Noch einmal gesendet, könnte dies zweimal geschehen: Fügen Sie einen Idempotenzschlüssel hinzu, oder wiederholen Sie es nicht.',
  'MISSING_INPUT.calendar': (input) =>
    `Ohne „${input}“ kann der Kalender nicht antworten: Bei jedem Anruf, der hierher kommt, heißt es, dass etwas fehlgeschlagen ist.`,
  'MISSING_INPUT.day': 'Eine Uhrzeit allein nennt keinen Tag: Geben Sie an, an welchem Tag zurückgerufen werden soll.',
  UNKNOWN_INPUT: (input) => `Der Kalender fragt hier nicht nach „${input}“ und übergeht es.`,
  'BROKEN_RULE.order': (rule) => `„${rule}“ ist verletzt: Ein Anruf kann auf diesem Weg auch ohne dies hierher kommen.`,
  'BROKEN_RULE.unsure': (rule) => `„${rule}“ ist verletzt: Wer dies gefragt wird, kommt nicht in jedem Fall ans Ziel.`,
  'BROKEN_RULE.turns': (rule, turns, promised) =>
    `„${rule}“ ist verletzt: Von hier aus sind ${turns} Antworten nötig, versprochen waren ${promised}.`,
  EMPTY_RULE: (rule) =>
    `Bei „${rule}“ geht es um etwas, das in keinem Anruf vorkommt: Prüfen Sie, was die Regel nennt.`,
  'NO_PERSON.anywhere': 'Wer einen Menschen braucht, erreicht keinen.',
  'NO_PERSON.here': 'Wer dies gefragt wird, erreicht keinen Menschen mehr.',
  NO_EMERGENCY:
    'Ein Notruf („Ich bekomme keine Luft“) wird behandelt wie jeder andere Anruf: Fügen Sie den Sonderfall für Notfälle hinzu.',
  LONG_MENU: (options, most) =>
    `Ein Menü mit ${options} Optionen merkt sich niemand; mehr als ${most} gehen nicht nach Gehör.`,
  LONG_PROMPT: 'Das zu sagen dauert über eine halbe Minute: Da hört niemand mehr zu, oder es wird aufgelegt.',
  UNFORMATTED_NUMBER:
    'Wie diese Zahl klingt, entscheidet hier die Stimme: Wählen Sie, wie sie zu hören ist, etwa mit „| number“, „| digits“ oder „| money“.',
  DUPLICATE_NAME: (name) =>
    `Zwei Schritte nach dem Anruf heißen „${name}“: Wer den sucht, der fehlgeschlagen ist, kann sie nicht unterscheiden.`,
  'DUPLICATE_RESULT.twice': (name) =>
    `„${name}“ wird zweimal gefunden, und nur der spätere Wert bleibt beim Anruf: Geben Sie ihm einen anderen Namen.`,
  'DUPLICATE_RESULT.variable': (name) =>
    `Eine Variable heißt schon „${name}“: Niemand wüsste, welcher Wert gemeint ist.`,
  UNKNOWN_STEP: 'Er wartet auf einen Schritt, den es nicht mehr gibt, und würde nie beginnen.',
  STEP_CYCLE: 'Er wartet auf einen Schritt, der auf ihn wartet: Keiner von beiden würde je beginnen.',
  HIDDEN_FACT: (name) =>
    `Nach dem Anruf steht „${name}“ für Ihre Variable, nicht für das, was über den Anruf bekannt ist: Benennen Sie die Variable um, um beides zu nutzen.`,
  NOTHING_TO_EXTRACT: 'Im Anruf wird nach nichts gesucht: Fügen Sie den ersten Wert hinzu.',
  UNDESCRIBED_VALUE: (name) =>
    `Das Modell sieht nur den Namen „${name}“ und findet womöglich etwas anderes: Sagen Sie, wonach es suchen soll.`,
  NO_CRITERIA: 'Es gibt nichts, wonach der Anruf bewertet wird: Fügen Sie das erste Kriterium hinzu.',
  NO_WEIGHT:
    'Kein Kriterium hat ein Gewicht, sodass kein Anruf je bewertet wird: Geben Sie mindestens einem ein Gewicht.',
  EMPTY_CRITERION: 'Hier hat das Modell nichts zu beurteilen: Schreiben Sie, was auf den Anruf zutreffen muss.',
  'NOTHING_TO_SEND.webhook':
    'Das andere System erfährt nur, dass es einen Anruf gab: Wählen Sie, was ihm mitgeteilt wird.',
  'NOTHING_TO_SEND.email':
    'Die E-Mail ist leer: Schreiben Sie einen Text, oder wählen Sie, was sie über den Anruf mitteilt.',
  BAD_FOLDER:
    'Dorthin lässt sich die Aufnahme nicht legen: Ein Ordner besteht aus bis zu fünf Namen aus Buchstaben, Ziffern, „-“, „_“ und „.“, mit „/“ dazwischen.',
  NO_CONSENT:
    'Ungefragt darf niemand gemerkt werden: Nennen Sie die Variable, in der die Zustimmung des Anrufers steht.',
  NO_NUMBER: 'Es gibt keine Nummer zum Anrufen: Niemand würde zurückgerufen.',
  NO_AGENT: 'Niemand ruft an: Wählen Sie den Agenten, der anrufen soll.',
  AGENT_CANNOT_CALL:
    'Dieser Agent kann niemanden anrufen: Er ist nicht veröffentlicht, oder sein Ablauf beginnt mit eingehenden Anrufen.',
  UNTAKEN_INPUT: (input) =>
    `Der Ablauf des Agenten nimmt an seinem Anfang kein „${input}“ an: Niemand würde angerufen.`,
  'BAD_EXPRESSION.empty': 'Hier steht noch nichts.',
  'BAD_EXPRESSION.long': (most) => `Ein Ausdruck hat höchstens ${most} Zeichen.`,
  'BAD_EXPRESSION.unread': (reason) => `Das lässt sich nicht lesen: ${reason}`,
  'BAD_EXPRESSION.noFunction': (name, known) => `Eine Funktion „${name}“ gibt es nicht. Es gibt: ${known.join(', ')}.`,
  'BAD_EXPRESSION.otherFunction': (name, meant) => `Eine Funktion „${name}“ gibt es nicht. Meinten Sie „${meant}“?`,
  'BAD_EXPRESSION.has': '„has“ fragt nach genau einem Wert.',
  'BAD_EXPRESSION.count': (name, counts) =>
    `„${name}“ nimmt ${counts.join(' oder ')} ${counts.at(-1) === '1' ? 'Wert' : 'Werte'}, den vor dem Punkt mitgezählt.`,
  'BAD_EXPRESSION.pattern': 'Das Muster von „matches“ wird als Text in Anführungszeichen geschrieben.',
  'BAD_EXPRESSION.maps': 'Maps und optionalen Zugriff gibt es in Abläufen nicht.',
  'BAD_EXPRESSION.large':
    'Diese Zahl ist zu groß, um genau behalten zu werden: Schreiben Sie sie als Text in Anführungszeichen.',
  'BAD_EXPRESSION.literal': 'Werte dieser Art gibt es in Abläufen nicht.',
  'BAD_EXPRESSION.operator': (symbol) => `„${symbol}“ gibt es in Abläufen nicht.`,
  'BAD_EXPRESSION.zero': 'Durch null lässt sich nichts teilen.',
  'BAD_EXPRESSION.walk':
    'Ein Gang durch eine Liste benennt das Element und sagt, was davon gefragt ist, wie in slots.exists(slot, slot.free).',
  'BAD_EXPRESSION.walkInside': 'Ein Gang durch eine Liste kann nicht in einem anderen stehen.',
  'BAD_EXPRESSION.itemName': (name) =>
    `„${name}“ ist eine Variable: Geben Sie den Elementen der Liste einen anderen Namen.`,
  BAD_PATTERN:
    'Dieses Muster lässt sich nicht lesen oder ist zu groß. Muster folgen RE2: ohne Vorausschau und Rückverweise und mit höchstens 200 Wiederholungen insgesamt.',
  'BAD_TEMPLATE.open': '„{{“ wird nicht durch „}}“ geschlossen.',
  'BAD_TEMPLATE.noFormatter': (name, known) =>
    `Eine Sprechweise „${name}“ gibt es nicht. Es gibt: ${known.join(', ')}.`,
  'BAD_TEMPLATE.otherFormatter': (name, meant) => `Eine Sprechweise „${name}“ gibt es nicht. Meinten Sie „${meant}“?`,
  'UNKNOWN_VARIABLE.read': (name) => `Es gibt keine Variable „${name}“.`,
  'UNKNOWN_VARIABLE.other': (name, meant) => `Es gibt keine Variable „${name}“. Meinten Sie „${meant}“?`,
  'UNLIKE_TYPES.needed': (needed, given) => `Hierher gehört: ${needed}. Dies ist: ${given}.`,
  'UNLIKE_TYPES.kept': (variable, kept, given) => `In „${variable}“ passt nur: ${kept}. Hier käme hinein: ${given}.`,
  'UNLIKE_TYPES.function': (name, takes, given) =>
    `„${name}“ gilt für: ${takes.join(' – oder: ')}. Hier bekommt es: ${given}.`,
  'UNLIKE_TYPES.parts': (given) => `Teile haben nur Listen und Objekte. Dies ist: ${given}.`,
  'UNLIKE_TYPES.part': (needed, given) => `Welcher Teil gemeint ist, sagt hier: ${needed}. Dies ist: ${given}.`,
  'UNLIKE_TYPES.minus': (needed, given) => `Ein Minuszeichen gilt für: ${needed}. Dies ist: ${given}.`,
  'UNLIKE_TYPES.logic': (needed, given) => `„und“, „oder“ und „nicht“ gelten für: ${needed}. Dies ist: ${given}.`,
  'UNLIKE_TYPES.choice': 'Beide Ergebnisse einer Auswahl müssen von einer Art sein.',
  'UNLIKE_TYPES.in': '„in“ sucht in einer Liste.',
  'UNLIKE_TYPES.sides': (symbol, left, right) =>
    `„${symbol}“ verbindet zwei Werte einer Art. Hier stehen: ${left} und ${right}.`,
  'UNLIKE_TYPES.order': (type) => `Größer und kleiner gibt es hier nicht: ${type}.`,
  'UNLIKE_TYPES.computes': (symbol) => `„${symbol}“ rechnet mit Zahlen.`,
  'UNLIKE_TYPES.items': (given) => `Elemente hat nur eine Liste. Dies ist: ${given}.`,
  'UNLIKE_TYPES.asked': (given) =>
    `Was von einem Element gefragt wird, ist mit ja oder nein zu beantworten. Dies ist: ${given}.`,
  inTranslation: (language, problem) => `In der Übersetzung „${language}“: ${problem}`,
  'type.text': 'ein Text',
  'type.number': 'eine Zahl',
  'type.yesNo': 'ja oder nein',
  'type.list': 'eine Liste',
  'type.object': 'ein Objekt',
  'type.any': 'irgendein Wert',
  'type.date': 'ein Datum',
  'type.time': 'eine Uhrzeit',
  'type.dateTime': 'ein Tag mit Uhrzeit',
  'type.duration': 'eine Dauer',
  'type.currency': 'ein Betrag',
  'type.phone': 'eine Rufnummer',
  'type.digits': 'Ziffern',
  'type.email': 'eine E-Mail-Adresse',
  'type.name': 'ein Name',
  'type.choice': 'eine Auswahl',
  'type.pattern': 'Buchstaben und Ziffern nach einem Muster',
  'types.none': 'nichts',
  'types.two': (one, other) => `${one} und ${other}`,
  'fix.remove': 'Entfernen',
  'fix.removeStep': 'Schritt entfernen',
  'fix.removeWire': 'Verbindung entfernen',
  'fix.removeSecond': 'Zweiten Eintrag entfernen',
  'fix.removeText': 'Leeren Text entfernen',
  'fix.removeCondition': 'Bedingung entfernen',
  'fix.removeNumber': 'Ersatznummer entfernen',
  'fix.removeNamed': (name) => `„${name}“ entfernen`,
  'fix.removeHere': (name) => `„${name}“ hier entfernen`,
  'fix.takeKey': (key, option) => `Taste ${key} von „${option}“ nehmen`,
  'fix.leaveGroup': 'Aus der Gruppe nehmen',
  'fix.endHere': 'Anruf hier beenden',
  'fix.addStart': '„Anrufbeginn“ hinzufügen',
  'fix.goRound': (times) => `Höchstens ${times}-mal wiederholen`,
  'fix.addQuiet': '„Niemand da“ hinzufügen',
  'fix.addTrouble': '„Wenn alles andere fehlschlägt“ hinzufügen',
  'fix.addEmergency': '„Notfall“ hinzufügen',
  'fix.addPerson': '„Mit einem Menschen sprechen“ hinzufügen',
  'fix.addWayOn': (outcome) => `Ausgang für „${outcome}“ hinzufügen`,
  'fix.without': 'Darauf verzichten',
  'fix.once': 'Nur einmal fragen',
  'fix.ownId': 'Eigene ID vergeben',
  'fix.ownZone': 'Die des Ablaufs nehmen',
  'fix.write': (text) => `„${text}“ schreiben`,
  'fix.writeAs': (number) => `Als ${number} schreiben`,
  'fix.declare': (variable) => `„${variable}“ anlegen`,
  'fix.call': (name) => `„${name}“ nennen`,
  'fix.swap': 'Beide vertauschen',
  'fix.noRepeat': 'Nicht wiederholen',
  'fix.doNotTell': (variable) => `„${variable}“ nicht mitgeben`,
  'fix.doNotTake': (variable) => `„${variable}“ nicht übernehmen`,
  'fix.waitForOthers': 'Nur auf die anderen warten',
  'fix.doNotWait': 'Nicht darauf warten',
  'fix.callCaller': 'Den Anrufer zurückrufen',
  'fix.tellCall': 'Vom Anruf berichten',
  'fix.tellItCall': 'Ihm vom Anruf berichten',
  'fix.weighAlike': 'Alle gleich gewichten',
  'port.next': 'Weiter',
  'port.answered': 'Beantwortet',
  'port.notFound': 'Nicht gefunden',
  'port.otherwise': 'Sonst',
  'port.unsure': 'Nicht sicher',
  'port.collected': 'Alles bekannt',
  'port.refused': 'Möchte nicht',
  'port.gaveUp': 'Aufgegeben',
  'port.yes': 'Ja',
  'port.no': 'Nein',
  'port.corrected': 'Korrigiert',
  'port.noMatch': 'Nicht verstanden',
  'port.noInput': 'Nichts gesagt',
  'port.noKeys': 'Nichts gedrückt',
  'port.turnLimit': 'Zu oft hin und her',
  'port.failed': 'Fehlgeschlagen',
  'port.timeout': 'Zu lange gedauert',
  'port.open': 'Geöffnet',
  'port.closed': 'Geschlossen',
  'port.entered': 'Eingegeben',
  'port.invalid': 'Ungültig',
  'port.visits': (most) => `Bis zu ${most}-mal`,
  'port.seconds': (most) => `Vor ${most} s`,
  'port.reached': 'Erreicht',
  'port.ok': 'OK',
  'port.sent': 'Gesendet',
  'port.recorded': 'Aufgenommen',
  'port.person': 'Ein Mensch',
  'port.machine': 'Ein Anrufbeantworter',
  'port.noAnswer': 'Keine Antwort',
  'port.talked': 'Gespräch kam zustande',
  'port.busy': 'Besetzt',
  'port.declined': 'Abgelehnt',
  'port.arrived': 'Eingetroffen',
};

/** Why an expression, a text with holes or a value is refused, in English; named as {@link PROBLEM_SENTENCES} are. */
export const EXPRESSION_SENTENCES = {
  'BAD_EXPRESSION.empty': 'Nothing is written here yet.',
  'BAD_EXPRESSION.long': (most: number) => `An expression has at most ${most} characters.`,
  'BAD_EXPRESSION.unread': (reason: string) => `This cannot be read: ${reason}`,
  'BAD_EXPRESSION.noFunction': (name: string, known: readonly string[]) =>
    `There is no function “${name}”. There are: ${known.join(', ')}.`,
  'BAD_EXPRESSION.otherFunction': (name: string, meant: string) =>
    `There is no function “${name}”. Did you mean “${meant}”?`,
  'BAD_EXPRESSION.has': '“has” asks about exactly one value.',
  'BAD_EXPRESSION.count': (name: string, counts: readonly string[]) =>
    `“${name}” takes ${counts.join(' or ')} ${counts.at(-1) === '1' ? 'value' : 'values'}, counting the one before the dot.`,
  'BAD_EXPRESSION.pattern': 'The pattern of “matches” is written as text in quotes.',
  'BAD_EXPRESSION.maps': 'Maps and optional access are not available in flows.',
  'BAD_EXPRESSION.large': 'This number is too large to be kept exactly: write it in quotes, as text.',
  'BAD_EXPRESSION.literal': 'This kind of literal is not available in flows.',
  'BAD_EXPRESSION.operator': (symbol: string) => `“${symbol}” is not available in flows.`,
  'BAD_EXPRESSION.zero': 'Nothing can be divided by zero.',
  'BAD_EXPRESSION.walk':
    'A walk through a list names the item and says what is asked of it, as in slots.exists(slot, slot.free).',
  'BAD_EXPRESSION.walkInside': 'A walk through a list cannot stand inside another one.',
  'BAD_EXPRESSION.itemName': (name: string) => `“${name}” is a variable: give the items of the list another name.`,
  BAD_PATTERN:
    'This pattern cannot be read or is too large. Patterns follow RE2: without look-ahead and back-references, and with repeats of at most 200 in all.',
  'BAD_TEMPLATE.open': '“{{” is not closed by “}}”.',
  'BAD_TEMPLATE.noFormatter': (name: string, known: readonly string[]) =>
    `There is no formatter “${name}”. There are: ${known.join(', ')}.`,
  'BAD_TEMPLATE.otherFormatter': (name: string, meant: string) =>
    `There is no formatter “${name}”. Did you mean “${meant}”?`,
  'UNKNOWN_VARIABLE.read': (name: string) => `There is no variable “${name}”.`,
  'UNKNOWN_VARIABLE.other': (name: string, meant: string) => `There is no variable “${name}”. Did you mean “${meant}”?`,
  'UNLIKE_TYPES.needed': (needed: string, given: string) => `Here ${needed} is needed; this is ${given}.`,
  'UNLIKE_TYPES.kept': (variable: string, kept: string, given: string) =>
    `“${variable}” is for ${kept}; ${given} does not fit into it.`,
  'UNLIKE_TYPES.function': (name: string, takes: readonly string[], given: string) =>
    `“${name}” works on ${takes.join(', or on ')}; here it gets ${given}.`,
  'UNLIKE_TYPES.parts': (given: string) => `Only lists and objects have parts; this is ${given}.`,
  'UNLIKE_TYPES.part': (needed: string, given: string) => `Here ${needed} says which part; this is ${given}.`,
  'UNLIKE_TYPES.minus': (needed: string, given: string) => `A minus sign works on ${needed}; this is ${given}.`,
  'UNLIKE_TYPES.logic': (needed: string, given: string) => `“and”, “or” and “not” work on ${needed}; this is ${given}.`,
  'UNLIKE_TYPES.choice': 'Both results of a choice must be of one type.',
  'UNLIKE_TYPES.in': '“in” looks inside a list.',
  'UNLIKE_TYPES.sides': (symbol: string, left: string, right: string) =>
    `“${symbol}” joins two values of one type; here ${left} meets ${right}.`,
  'UNLIKE_TYPES.order': (type: string) => `There is no order in which ${type} comes before another.`,
  'UNLIKE_TYPES.computes': (symbol: string) => `“${symbol}” computes with numbers.`,
  'UNLIKE_TYPES.items': (given: string) => `Only a list has items; this is ${given}.`,
  'UNLIKE_TYPES.asked': (given: string) => `What is asked of an item is answered by yes or no; this is ${given}.`,
  inTranslation: (language: string, problem: string) => `In the translation “${language}”: ${problem}`,
  'type.text': 'text',
  'type.number': 'a number',
  'type.yesNo': 'yes or no',
  'type.list': 'a list',
  'type.object': 'an object',
  'type.any': 'anything',
  'type.date': 'a date',
  'type.time': 'a time of day',
  'type.dateTime': 'a day and a time',
  'type.duration': 'a duration',
  'type.currency': 'an amount',
  'type.phone': 'a telephone number',
  'type.digits': 'digits',
  'type.email': 'an e-mail address',
  'type.name': 'a name',
  'type.choice': 'a choice',
  'type.pattern': 'letters and digits by a pattern',
  'types.none': 'nothing',
  'types.two': (one: string, other: string) => `${one} and ${other}`,
} as const;

import { takesExpression } from '../accepted-expressions.ts';
import { drawBranch } from '../draw-branch.ts';
import { ownEntry } from '../own-entry.ts';
import { allOf, type Comparison, type Operand, operandFrom, writeCondition } from '../translate-condition.ts';
import { goOn, note, partsOf, type Studio, type Translator } from './studio-context.ts';
import type { StudioCondition, StudioStep, StudioTransition } from './studio-flow.ts';

/** Twilio's predicates; texts are compared without regard to case. */
const PREDICATES: Readonly<Record<string, Comparison>> = {
  equal_to: 'equal',
  not_equal_to: 'notEqual',
  matches_any_of: 'oneOf',
  does_not_match_any_of: 'notOneOf',
  contains: 'contains',
  does_not_contain: 'notContains',
  starts_with: 'startsWith',
  does_not_start_with: 'notStartsWith',
  regex: 'matches',
  is_blank: 'blank',
  is_not_blank: 'notBlank',
  less_than: 'less',
  greater_than: 'greater',
  is_before_time: 'earlier',
  is_after_time: 'later',
  is_before_date: 'earlier',
  is_after_date: 'later',
};

/** `split-based-on`: a branch, condition by condition. */
export const translateSplit: Translator = (step, studio) => {
  const cases = step.transitions
    .filter(({ event }) => event === 'match')
    .map((transition) => ({
      name: nameFor(transition),
      label: labelOf(transition),
      when: conditionOf(transition, { step, studio }),
      to: transition.next === undefined ? ('hangUp' as const) : { step: transition.next },
    }));
  const { name, position } = step;
  const nodes = drawBranch(studio.draft, { name, position, cases, otherwise: goOn(step, 'noMatch') });
  studio.draft.enter(step.name, nodes[0] ?? '');
  return { verdict: 'mapped', nodes, reason: 'It decides by the same conditions.' };
};

function nameFor({ conditions }: StudioTransition): string {
  const names = conditions.map(({ type, value }) => {
    if (type === 'is_blank' || type === 'is_not_blank') return type;
    const isWord = type === 'equal_to' && /^[A-Za-z]/.test(value);
    return isWord ? value : `${type === 'equal_to' ? 'is' : type} ${value}`;
  });
  return names.join(' ') || 'always';
}

function labelOf({ conditions }: StudioTransition): string {
  return conditions.map(({ type, value }) => `${type.replaceAll('_', ' ')} ${value}`.trim()).join(' and ') || 'Always';
}

function conditionOf({ conditions }: StudioTransition, around: { step: StudioStep; studio: Studio }): string {
  if (conditions.length === 0) return 'true';
  const written = conditions.map((condition) => {
    const when = oneCondition(condition, around);
    if (when !== undefined && takesExpression(around.studio.draft, when)) return when;
    const said = `${condition.input} ${condition.type.replaceAll('_', ' ')} ${condition.value}`;
    note(
      around.studio,
      around.step,
      `The condition “${said.slice(0, 160)}” cannot be said here: nobody goes that way.`,
    );
    return 'false';
  });
  const all = allOf(written);
  return all.length <= 2_000 ? all : 'false';
}

function oneCondition(
  { input, type, value }: StudioCondition,
  around: { step: StudioStep; studio: Studio },
): string | undefined {
  const comparison = ownEntry(PREDICATES, type);
  if (comparison === undefined) return undefined;
  const left = operand(input, around);
  if (comparison === 'blank' || comparison === 'notBlank') return writeCondition({ left, comparison, right: [] });
  if (type.endsWith('_time') || type.endsWith('_date'))
    return writeCondition({ left, comparison, right: [momentOf(value, around, type.endsWith('_time'))] });
  if (comparison === 'matches')
    return writeCondition({ left, comparison, right: [{ literal: `^(?:${value})$` }], ignoreCase: true });
  const values =
    comparison === 'oneOf' || comparison === 'notOneOf' ? value.split(',').map((item) => item.trim()) : [value];
  return writeCondition({ left, comparison, right: values.map((item) => operand(item, around)), ignoreCase: true });
}

/** A Liquid text as one side of a comparison; Twilio takes no blanks around it. */
function operand(source: string, { step, studio }: { step: StudioStep; studio: Studio }): Operand {
  return operandFrom(partsOf(studio, step, source.trim()));
}

/** Times as HH:MM and dates as YYYY-MM-DD, which order as text; Twilio also takes 5:30 PM and 12/31/2025. */
function momentOf(value: string, around: { step: StudioStep; studio: Studio }, isTime: boolean): Operand {
  const read = operand(value, around);
  if (!('literal' in read)) return read;
  const written = read.literal.trim();
  if (isTime) {
    const [, hour, minute, half] = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp][Mm])?/.exec(written) ?? [];
    if (hour === undefined || minute === undefined) return read;
    const isAfternoon = half?.toLowerCase() === 'pm';
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
    return { literal: `${String(hours).padStart(2, '0')}:${minute}` };
  }
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(written) ?? [];
  const date =
    year === undefined ? written.slice(0, 10) : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return { literal: date };
}

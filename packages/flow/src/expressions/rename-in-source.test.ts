import { describe, expect, it } from 'vitest';
import { renameInExpression, renameInTemplate } from './rename-in-source.ts';

const rename = { name: 'day', to: 'visit_day' };

describe('renameInExpression', () => {
  it.each([
    ['day', 'visit_day'],
    ['day + day', 'visit_day + visit_day'],
    ['  ( day ) in [day, "day"]', '  ( visit_day ) in [visit_day, "day"]'],
    ['has(day.free) ? slot.day : day', 'has(visit_day.free) ? slot.day : visit_day'],
    ['day.startsWith(day)', 'visit_day.startsWith(visit_day)'],
    [
      "!ok && -size(day) < slots[day] || 'day' == r'\\day'",
      "!ok && -size(visit_day) < slots[visit_day] || 'day' == r'\\day'",
    ],
    ['booked_day != days', 'booked_day != days'],
    ['day == "a" // day', 'visit_day == "a" // day'],
    ['slots.exists(slot, slot.day == day)', 'slots.exists(slot, slot.day == visit_day)'],
    ['slots.map(visit_day, visit_day.at + day)', 'slots.map(visit_day_item, visit_day_item.at + visit_day)'],
  ])('%s becomes %s', (source, renamed) => {
    expect(renameInExpression(source, rename)).toBe(renamed);
  });

  it('leaves alone what nobody can read', () => {
    expect(renameInExpression('day +', rename)).toBe('day +');
  });
});

describe('renameInTemplate', () => {
  it.each([
    ['On {{day}}, the day', 'On {{visit_day}}, the day'],
    ['{{ day | date }} and {{day || ok}}', '{{ visit_day | date }} and {{visit_day || ok}}'],
    ['{{ "}} day" + day }}', '{{ "}} day" + visit_day }}'],
    ['day {{day', 'day {{day'],
    ['{{ }} {{day}}', '{{ }} {{visit_day}}'],
  ])('%s becomes %s', (source, renamed) => {
    expect(renameInTemplate(source, rename)).toBe(renamed);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PlannedNote } from './planned-note.tsx';
import { FOR_ALL_NOW, type ReleaseChoice } from './release-choice.ts';

const plan = { environment: 'live', number: 8, at: Date.UTC(2026, 11, 1, 14, 0) } as const;
const later = { text: '2026-12-02T09:00', zone: { timeZone: 'Europe/Zurich', isChosen: true } };

function note(release: Partial<ReleaseChoice>): string {
  const chosen = { ...FOR_ALL_NOW, ...release };
  return renderToStaticMarkup(<PlannedNote release={chosen} plans={[plan]} timeZone="Europe/Zurich" />);
}

test('a version that is released at a time takes the place of one that is planned there', () => {
  expect(note({ when: later })).toMatch(
    /Version 8 is planned for .*December 1, 2026.*3:00\sPM.* This one takes its place\./,
  );
});

test('a version that is released now answers until the planned one does', () => {
  expect(note({ when: null })).toContain('and answers from then on');
});

test('what is planned for another environment is no matter', () => {
  expect(note({ environment: 'staging', when: later })).toBe('');
});

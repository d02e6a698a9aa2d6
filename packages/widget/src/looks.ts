/** How a widget looks and what it says of itself, as the API gives it. Texts that are empty are the widget's own, in its language. */
export interface Looks {
  /** `#0b5fff`. */
  readonly color: string;
  /** In which corner at the bottom, in reading direction. */
  readonly position: 'start' | 'end';
  readonly label: string;
  readonly title: string;
  readonly greeting: string;
  readonly language: string;
}

/** What a page is told of its widget. */
export interface Appearance {
  readonly looks: Looks;
  readonly byVoice: boolean;
  readonly byText: boolean;
}

/** What a new widget looks like. */
export const FIRST_LOOKS = {
  color: '#2f55d4',
  position: 'end',
  label: '',
  title: '',
  greeting: '',
  language: 'en',
} as const satisfies Looks;

/** What the API answered; undefined for anything else. Whatever is missing is as it is at first: an old page outlives a new server. */
export function readAppearance(answer: unknown): Appearance | undefined {
  if (!isRecord(answer) || !isRecord(answer.looks)) return undefined;
  const { looks } = answer;
  const text = (field: keyof Looks) => (typeof looks[field] === 'string' ? looks[field] : FIRST_LOOKS[field]);
  return {
    looks: {
      color: /^#[0-9a-f]{6}$/i.test(text('color')) ? text('color') : FIRST_LOOKS.color,
      position: looks.position === 'start' ? 'start' : 'end',
      label: text('label'),
      title: text('title'),
      greeting: text('greeting'),
      language: text('language'),
    },
    byVoice: answer.byVoice === true,
    byText: answer.byText === true,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const DARK = '#16181d';
const LIGHT = '#ffffff';

/** Whether dark or light writing is read better on a colour: never less than 4.5 to 1 (WCAG 2.2 §1.4.3), whatever the colour. */
export function inkOn(color: string): string {
  return contrast(color, LIGHT) >= contrast(color, DARK) ? LIGHT : DARK;
}

/** The contrast of two colours (`#rrggbb`), from 1 to 21 (WCAG 2.2: contrast ratio). */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2: relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

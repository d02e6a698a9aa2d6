import { createIcon } from './icons.ts';
import type { Appearance } from './looks.ts';
import { choice, iconButton, make } from './nodes.ts';
import type { Words } from './strings.ts';
import { isCalling, type Line, type View } from './view.ts';

/** What a visitor can do. */
export interface Acts {
  shut(): void;
  begin(how: 'voice' | 'text'): void;
  say(text: string): void;
  press(key: string): void;
  speak(on: boolean): void;
  toggleKeypad(): void;
  hangUp(): void;
}

export interface Panel {
  readonly element: HTMLElement;
  show(view: View): void;
  /** Loudness of whoever speaks, from 0 to 1. */
  setLevel(level: number): void;
  /** Puts the keyboard where a visitor goes on. */
  focus(): void;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/**
 * The window of a widget: made once, and changed in place, so that neither focus nor what is read out is lost. On a page that is read from
 * right to left it stands mirrored; each text is read in its own direction.
 */
export function createPanel({ looks, byVoice, byText }: Appearance, words: Words, acts: Acts): Panel {
  const title = make('h2', { id: 'title', dir: 'auto' }, looks.title || words.title);
  const close = iconButton('close', words.close, acts.shut);
  const head = make(
    'div',
    { class: 'head' },
    make('div', {}, title, make('p', { dir: 'auto' }, words.disclosure)),
    close,
  );
  const greeting = make('p', { class: 'said agent', dir: 'auto' }, looks.greeting || words.greeting);
  const lines = createLines(words);
  const log = make(
    'div',
    { class: 'log', role: 'log', tabindex: '0', 'aria-label': words.conversation, 'aria-live': 'polite' },
    greeting,
    lines.element,
  );
  const interim = make('p', { class: 'said visitor interim', dir: 'auto', 'aria-hidden': 'true', hidden: true });
  log.append(interim);
  const status = make('p', { class: 'status', role: 'status', dir: 'auto' });
  const talk = choice('microphone', words.talk, () => acts.begin('voice'));
  const write = choice('pen', words.write, () => acts.begin('text'));
  (byVoice ? talk : write).classList.add('first');
  const start = make('div', { class: 'row' }, ...(byVoice ? [talk] : []), ...(byText ? [write] : []));
  const desk = createDesk({ byVoice, byText }, words, acts);
  const foot = make('div', { class: 'foot' }, start, desk.element);
  const element = make('section', { class: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'title' });
  element.append(head, log, status, foot);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    acts.shut();
  });

  return {
    element,
    setLevel: desk.setLevel,
    focus() {
      if (desk.element.hidden) start.querySelector('button')?.focus();
      else desk.focus();
    },
    show(view) {
      const hadFocus = foot.matches(':focus-within');
      const calling = isCalling(view);
      const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
      lines.show(view.lines);
      interim.hidden = view.interim === '';
      interim.textContent = view.interim;
      if (isAtEnd) log.scrollTop = log.scrollHeight;
      const said = statusOf(view, words);
      // Said anew only when it is something else.
      if (status.textContent !== said) status.textContent = said;
      status.classList.toggle('bad', view.trouble !== null);
      const wasCalling = !desk.element.hidden;
      start.hidden = calling;
      desk.element.hidden = !calling;
      desk.show(view);
      if (hadFocus && wasCalling !== calling) this.focus();
    },
  };
}

function statusOf({ status, trouble, voice }: View, words: Words): string {
  if (trouble !== null) return words.trouble[trouble];
  if (voice === 'asking') return words.asking;
  switch (status) {
    case 'connecting':
      return words.connecting;
    case 'lost':
      return words.lost;
    case 'ended':
      return words.ended;
    case 'live':
      return voice === 'on' ? words.listening : '';
    case 'idle':
      return '';
  }
}

/** The lines of a conversation; those that stay are left alone. */
function createLines(words: Words) {
  const element = make('div', { class: 'lines' });
  const names = { agent: words.agent, person: words.person, visitor: words.visitor };
  const shown = new Map<string, HTMLElement>();
  return {
    element,
    show(lines: readonly Line[]) {
      const wanted = new Set(lines.map(({ id }) => id));
      for (const [id, line] of shown) {
        if (wanted.has(id)) continue;
        line.remove();
        shown.delete(id);
      }
      for (const { id, who, text } of lines) {
        const known = shown.get(id);
        const words = known?.lastElementChild;
        if (words !== undefined && words !== null) {
          if (words.textContent !== text) words.textContent = text;
          continue;
        }
        const name = make('span', { class: 'name' }, `${names[who]}: `);
        const line = make('p', { class: `said ${who}`, dir: 'auto' }, name, make('span', {}, text));
        shown.set(id, line);
        element.append(line);
      }
    },
  };
}

/** What is in reach during a call. */
function createDesk({ byVoice, byText }: Pick<Appearance, 'byVoice' | 'byText'>, words: Words, acts: Acts) {
  let isHeard = false;
  const voice = iconButton('microphone', words.speak, () => acts.speak(!isHeard));
  const bar = make('div', { class: 'level', 'aria-hidden': 'true' }, make('i'));
  const keypad = iconButton('keypad', words.keypad, acts.toggleKeypad);
  keypad.setAttribute('aria-controls', 'keys');
  const end = iconButton('end', words.end, acts.hangUp);
  end.classList.add('end');
  const row = make('div', { class: 'row' }, ...(byVoice ? [voice, bar] : []), keypad, end);
  const keys = make('div', { class: 'keys', id: 'keys', role: 'group', 'aria-label': words.keypad });
  for (const key of KEYS) {
    const button = make('button', { type: 'button', 'aria-label': words.key(key) }, key);
    button.addEventListener('click', () => acts.press(key));
    keys.append(button);
  }
  const { form, input } = createWriting(words, acts);
  const element = make('div', { class: 'desk' }, ...(byText ? [form] : []), keys, row);
  return {
    element,
    setLevel: (level: number) => bar.style.setProperty('--level', level.toFixed(2)),
    focus: () => (byText ? input : end).focus(),
    show({ voice: heard, hasKeypad }: View) {
      isHeard = heard === 'on';
      voice.setAttribute('aria-pressed', String(isHeard));
      voice.setAttribute('aria-label', isHeard ? words.mute : words.speak);
      voice.title = isHeard ? words.mute : words.speak;
      voice.replaceChildren(createIcon(isHeard ? 'microphone' : 'muted'));
      voice.disabled = heard === 'asking';
      keypad.setAttribute('aria-expanded', String(hasKeypad));
      keys.hidden = !hasKeypad;
      bar.hidden = !isHeard;
    },
  };
}

function createWriting(words: Words, acts: Acts) {
  const input = make('input', {
    type: 'text',
    dir: 'auto',
    'aria-label': words.message,
    placeholder: words.message,
    maxlength: '1000',
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const send = make('button', { type: 'submit', class: 'icon send', 'aria-label': words.send, title: words.send });
  send.append(createIcon('send'));
  const form = make('form', { class: 'row' }, input, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    acts.say(input.value);
    input.value = '';
  });
  return { form, input };
}

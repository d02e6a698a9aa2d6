import type { BrowserCallChange, Invitation } from '@aybiza/browser-call';
import { COMING_BACK, type VisitorMessage } from '@aybiza/call-protocol';
import { systemClock } from '@aybiza/foundation/clock';
import type { Door, VisitorCall } from './door.ts';
import { createIcon } from './icons.ts';
import { keepCall, takeCall } from './kept-call.ts';
import { type Appearance, inkOn } from './looks.ts';
import { make } from './nodes.ts';
import { createPanel, type Panel } from './panel.ts';
import { createSheet } from './sheet.ts';
import { wordsOf } from './strings.ts';
import { changeView, FIRST_VIEW, isCalling, type View, type ViewChange } from './view.ts';

export const WIDGET_TAG = 'aybiza-widget';

let sheet: CSSStyleSheet | undefined;
const clock = systemClock();

/**
 * `<aybiza-widget>`: a button, and the window that it opens. Everything is in its shadow, so that neither the page's style nor the page's
 * messages reach it. Pages may call `open()` and `close()`, and listen to `call-started` and `call-ended`.
 */
export class WidgetElement extends HTMLElement {
  /** Null in a preview: there is nobody to call. */
  door: Door | null = null;
  /** Under which name this tab keeps a call for the next page. */
  keptAs = '';
  #appearance: Appearance | null = null;
  #view: View = FIRST_VIEW;
  #launcher: HTMLButtonElement | null = null;
  #frame: HTMLElement | null = null;
  #panel: Panel | null = null;
  #call: VisitorCall | null = null;
  /** Into the call that goes on; null without one. */
  #way: Invitation | null = null;
  readonly #leave = () => {
    if (this.#way !== null && isCalling(this.#view))
      keepCall(this.keptAs, { way: this.#way, lines: this.#view.lines }, clock.now());
  };

  connectedCallback(): void {
    window.addEventListener('pagehide', this.#leave);
  }

  disconnectedCallback(): void {
    window.removeEventListener('pagehide', this.#leave);
    this.#call?.stop();
    this.#call = null;
  }

  /** Draws the widget, and goes on with the call that the page before has left. */
  show(appearance: Appearance): void {
    this.#appearance = appearance;
    this.#draw(appearance);
    const kept = this.door === null ? undefined : takeCall(this.keptAs, clock.now());
    if (kept === undefined) return;
    this.#change({ type: 'cameBack', lines: kept.lines });
    void this.#dial({ voice: false, invite: async () => kept.way });
  }

  open(): void {
    if (this.#view.isOpen) return;
    this.#change({ type: 'opened' });
    this.#panel?.focus();
  }

  /** Closes the window; a call goes on. */
  close(): void {
    if (!this.#view.isOpen) return;
    const hadFocus = this.matches(':focus-within');
    this.#change({ type: 'shut' });
    if (hadFocus) this.#launcher?.focus();
  }

  #draw(appearance: Appearance): void {
    const { looks } = appearance;
    const words = wordsOf(looks.language);
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    sheet ??= createSheet();
    root.adoptedStyleSheets = [sheet];
    this.lang = looks.language;
    this.style.setProperty('--look-color', looks.color);
    this.style.setProperty('--look-ink', inkOn(looks.color));
    const launcher = make(
      'button',
      {
        type: 'button',
        class: 'launcher',
        'aria-expanded': 'false',
        'aria-haspopup': 'dialog',
        'aria-label': looks.label === '' && words.open,
      },
      createIcon('speech'),
      looks.label,
    );
    launcher.addEventListener('click', () => (this.#view.isOpen ? this.close() : this.open()));
    const panel = createPanel(appearance, words, {
      shut: () => this.close(),
      begin: (how) => void this.#begin(how === 'voice'),
      say: (text) => this.#call?.say(text),
      press: (key) => this.#call?.press(key),
      speak: (on) => (on ? void this.#call?.openVoice() : this.#call?.closeVoice()),
      toggleKeypad: () => this.#change({ type: 'keypad' }),
      hangUp: () => {
        // Whoever goes to the next page before we hear that it has ended has ended it all the same.
        this.#way = null;
        this.#call?.hangUp();
      },
    });
    const frame = make('div', { class: 'frame' }, panel.element, launcher);
    frame.classList.toggle('start', looks.position === 'start');
    frame.classList.toggle('preview', this.door === null);
    root.replaceChildren(frame);
    this.#launcher = launcher;
    this.#panel = panel;
    this.#frame = frame;
    this.#render();
  }

  async #begin(voice: boolean): Promise<void> {
    const { door } = this;
    if (door === null || isCalling(this.#view)) return;
    this.#change({ type: 'began' });
    await this.#dial({
      voice,
      async invite() {
        const invited = await door.invite();
        if (typeof invited === 'string') throw new Error(invited);
        return invited;
      },
    });
  }

  async #dial({ voice, invite }: { voice: boolean; invite(): Promise<Invitation> }): Promise<void> {
    const { door } = this;
    if (door === null) return;
    let url = '';
    try {
      const call: VisitorCall = await door.createCall({
        onChange: (change) => call === this.#call && this.#hear(change, url),
        onLevel: (level) => this.#panel?.setLevel(level),
      });
      this.#call = call;
      await call.start({
        voice,
        sound: voice,
        async invite() {
          const invitation = await invite();
          ({ url } = invitation);
          return invitation;
        },
      });
    } catch {
      // The file that a call is made with did not come.
      this.#change({ type: 'troubled', trouble: 'away' });
    }
  }

  #hear(change: BrowserCallChange<VisitorMessage>, url: string): void {
    const was = this.#view.status;
    this.#change(change);
    if (change.type === 'received' && change.message.type === 'ready') {
      const { resumeToken } = change.message;
      const back = new URL(url);
      back.search = COMING_BACK;
      this.#way = resumeToken === undefined ? null : { url: back.href, token: resumeToken };
      if (was === 'connecting') this.#tell('call-started');
    }
    // Who may only speak has no call without a microphone.
    const cannotSpeak = change.type === 'voice' && (change.voice === 'denied' || change.voice === 'missing');
    if (cannotSpeak && this.#appearance?.byText === false) {
      this.#call?.stop();
      if (this.#view.trouble !== null) this.#change({ type: 'troubled', trouble: this.#view.trouble });
    }
    if (was !== 'ended' && this.#view.status === 'ended') {
      this.#way = null;
      this.#tell('call-ended');
    }
  }

  #tell(what: 'call-started' | 'call-ended'): void {
    this.dispatchEvent(new CustomEvent(what, { bubbles: true }));
  }

  #change(change: ViewChange): void {
    this.#view = changeView(this.#view, change, this.#appearance?.byText ?? true);
    this.#render();
  }

  #render(): void {
    const { isOpen } = this.#view;
    this.#launcher?.setAttribute('aria-expanded', String(isOpen));
    this.#frame?.classList.toggle('open', isOpen);
    if (this.#panel === null) return;
    this.#panel.element.hidden = !isOpen;
    this.#panel.show(this.#view);
  }
}

/** Makes the element known to the page; asked again, nothing happens. */
export function defineWidget(): void {
  if (customElements.get(WIDGET_TAG) === undefined) customElements.define(WIDGET_TAG, WidgetElement);
}

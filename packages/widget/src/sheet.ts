/**
 * The whole style of a widget. It is given to the page as a constructed sheet, which a strict content policy lets through without
 * `unsafe-inline`. What a business may set from outside are custom properties that begin with `--aybiza-`.
 */
const RULES = `
:host {
  all: initial;
  color-scheme: light dark;
  --fill: var(--aybiza-color, var(--look-color));
  --on-fill: var(--aybiza-on-color, var(--look-ink));
  --paper: light-dark(#ffffff, #1c1e22);
  --sunken: light-dark(#f1f2f4, #2a2d33);
  --ink: light-dark(#1b1d21, #eef0f3);
  --soft: light-dark(#555b65, #b2b8c2);
  --line: light-dark(#d9dce1, #3a3e46);
  --edge: light-dark(#767d88, #8b929d);
  --bad: light-dark(#b3261e, #ffb4ab);
  --radius: var(--aybiza-radius, 16px);
  font: 15px/1.45 var(--aybiza-font, system-ui, sans-serif);
  color: var(--ink);
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.frame {
  position: fixed;
  inset-block-end: calc(20px + env(safe-area-inset-bottom));
  inset-inline-end: 20px;
  z-index: var(--aybiza-z-index, 2147483000);
  display: flex;
  flex-direction: column;
  align-items: end;
  gap: 12px;
  pointer-events: none;
}
.frame > * { pointer-events: auto; }
.frame.start { inset-inline: 20px auto; align-items: start; }
.frame.preview { position: absolute; }
button, input { font: inherit; color: inherit; margin: 0; }
button { cursor: pointer; border: 0; background: none; padding: 0; }
button:disabled { cursor: default; opacity: 0.55; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 2px var(--paper); }
svg { inline-size: 22px; block-size: 22px; flex: none; display: block; }
.launcher {
  display: flex;
  align-items: center;
  gap: 10px;
  min-block-size: 56px;
  min-inline-size: 56px;
  justify-content: center;
  padding-inline: 16px;
  border-radius: 28px;
  background: var(--fill);
  color: var(--on-fill);
  font-weight: 600;
  box-shadow: 0 2px 6px rgb(0 0 0 / 20%), 0 8px 24px rgb(0 0 0 / 18%);
}
.panel {
  inline-size: min(380px, calc(100vw - 40px));
  block-size: min(560px, calc(100dvh - 120px));
  display: flex;
  flex-direction: column;
  overflow: hidden;
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  box-shadow: 0 12px 48px rgb(0 0 0 / 24%);
}
.preview .panel { block-size: min(440px, calc(100% - 40px)); inline-size: 320px; }
.head {
  display: flex;
  align-items: start;
  gap: 12px;
  padding: 16px;
  background: var(--fill);
  color: var(--on-fill);
}
.head > div { flex: 1; min-inline-size: 0; }
.head :focus-visible { outline-color: var(--on-fill); box-shadow: none; }
h2 { margin: 0; font: inherit; font-size: 17px; font-weight: 650; overflow-wrap: anywhere; }
.head p { margin: 2px 0 0; font-size: 13px; }
.icon { inline-size: 40px; block-size: 40px; display: grid; place-items: center; border-radius: 12px; flex: none; }
.head .icon { margin: -6px -8px 0 0; margin-inline: 0 -8px; }
.log {
  flex: 1;
  overflow-y: auto;
  overscroll-behavior: contain;
  display: flex;
  flex-direction: column;
  gap: 8px;
  padding: 16px;
}
.log:focus-visible { outline-offset: -4px; box-shadow: none; }
.lines { display: contents; }
.desk { display: flex; flex-direction: column; gap: 10px; }
.said { max-inline-size: 85%; padding: 9px 13px; border-radius: 14px; overflow-wrap: anywhere; white-space: pre-line; margin: 0; }
.agent, .person { align-self: start; background: var(--sunken); border-end-start-radius: 4px; }
.visitor { align-self: end; background: var(--fill); color: var(--on-fill); border-end-end-radius: 4px; }
.interim { opacity: 0.75; font-style: italic; }
.name { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.person .name { position: static; display: block; inline-size: auto; block-size: auto; clip-path: none; font-size: 12px; color: var(--soft); }
.status { margin: 0; padding: 0 16px 8px; font-size: 13px; color: var(--soft); }
.status:empty { padding: 0; }
.status.bad { color: var(--bad); }
.foot { display: flex; flex-direction: column; gap: 10px; padding: 12px 16px 16px; border-block-start: 1px solid var(--line); }
.row { display: flex; gap: 8px; align-items: center; }
.row .icon { background: var(--sunken); }
.row .icon[aria-pressed='true'] { background: var(--fill); color: var(--on-fill); }
.row .end { background: light-dark(#b3261e, #c8403a); color: #ffffff; margin-inline-start: auto; }
.choice {
  flex: 1;
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 8px;
  min-block-size: 46px;
  border-radius: 12px;
  font-weight: 600;
  border: 1px solid var(--edge);
}
.choice.first { background: var(--fill); color: var(--on-fill); border-color: transparent; }
.level { flex: 1; block-size: 6px; border-radius: 3px; background: var(--sunken); overflow: hidden; }
.level i { display: block; block-size: 100%; background: var(--edge); transform-origin: left; transform: scaleX(var(--level, 0)); }
.level:dir(rtl) i { transform-origin: right; }
input {
  flex: 1;
  min-inline-size: 0;
  min-block-size: 42px;
  padding-inline: 14px;
  border: 1px solid var(--edge);
  border-radius: 12px;
  background: var(--paper);
  font-size: 16px;
}
.send { background: var(--fill) !important; color: var(--on-fill); }
.send svg:dir(rtl) { transform: scaleX(-1); }
.keys { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
.keys button { min-block-size: 42px; border-radius: 10px; background: var(--sunken); font-weight: 600; }
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: rise 160ms ease-out; }
  .level i { transition: transform 60ms linear; }
}
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
@media (width <= 480px) {
  .frame:not(.preview).open { inset: auto 0 0 0; gap: 0; }
  .frame:not(.preview).open .launcher { display: none; }
  .frame:not(.preview) .panel {
    inline-size: 100%;
    block-size: min(640px, 92dvh);
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    border-inline: 0;
    padding-block-end: env(safe-area-inset-bottom);
  }
}
@media (forced-colors: active) {
  .launcher, .choice, .icon, .said, .keys button { border: 1px solid; }
}
`;

/** Made once for all widgets of a page. */
export function createSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  return sheet;
}

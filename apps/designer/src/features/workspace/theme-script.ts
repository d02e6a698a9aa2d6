/** Where the browser remembers a choice of theme; without one the system decides. */
export const THEME_KEY = 'aybiza-theme';

/** Runs before the first paint, so that nobody who chose dark is flashed at. */
export const themeScript = `try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;

'use client';

import { useSyncExternalStore } from 'react';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { workspaceStrings } from './strings.ts';
import { THEME_KEY } from './theme-script.ts';

type Theme = 'system' | 'light' | 'dark';

/** Told on the window when this page changes it; other pages of the browser hear `storage`. */
const CHANGED = 'aybiza-theme';

function subscribe(onChange: () => void): () => void {
  const events = [CHANGED, 'storage'];
  for (const event of events) window.addEventListener(event, onChange);
  return () => {
    for (const event of events) window.removeEventListener(event, onChange);
  };
}

function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system'; // a browser that remembers nothing
  }
}

function choose(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(THEME_KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(THEME_KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Light, dark, or whatever the system says; remembered by this browser. */
export function ThemeMenu() {
  const strings = useStrings(workspaceStrings);
  // The server does not know what this browser remembers.
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const);
  const options = [
    { value: 'system', label: strings.themeSystem },
    { value: 'light', label: strings.themeLight },
    { value: 'dark', label: strings.themeDark },
  ] as const;
  return <Select label={strings.theme} value={theme} options={options} onValue={choose} />;
}

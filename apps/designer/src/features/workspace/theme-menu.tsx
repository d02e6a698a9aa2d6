'use client';

import { useEffect, useState } from 'react';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { workspaceStrings } from './strings.ts';
import { THEME_KEY } from './theme-script.ts';

type Theme = 'system' | 'light' | 'dark';

/** Light, dark, or whatever the system says; remembered by this browser. */
export function ThemeMenu() {
  const strings = useStrings(workspaceStrings);
  const [theme, setTheme] = useState<Theme>('system');
  // The browser's memory, which the server does not know.
  useEffect(() => {
    const stored = localStorage.getItem(THEME_KEY);
    if (stored === 'light' || stored === 'dark') setTheme(stored);
  }, []);
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === 'system') {
      localStorage.removeItem(THEME_KEY);
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem(THEME_KEY, next);
      document.documentElement.dataset.theme = next;
    }
  };
  const options = [
    { value: 'system', label: strings.themeSystem },
    { value: 'light', label: strings.themeLight },
    { value: 'dark', label: strings.themeDark },
  ] as const;
  return <Select label={strings.theme} value={theme} options={options} onValue={choose} />;
}

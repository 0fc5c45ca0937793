import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';

type Theme = 'system' | 'light' | 'dark' | 'contrast' | 'contrast-dark';

/** Light and dark, with more contrast or not; kept on this device. `public/theme.js` applies it before the first paint. */
export function ThemeChoice() {
  const { t } = useLingui();
  const id = useId();
  const [theme, setTheme] = useState(readTheme);
  const names: Record<Theme, string> = {
    system: t`As on my device`,
    light: t`Light`,
    dark: t`Dark`,
    contrast: t`High contrast`,
    'contrast-dark': t`High contrast, dark`,
  };

  function choose(next: Theme) {
    setTheme(next);
    applyTheme(next);
  }

  return (
    <span className="inline-choice">
      <label htmlFor={id}>{t`Colors`}</label>{' '}
      <select
        id={id}
        className="input slim"
        value={theme}
        onChange={(event) => choose(event.target.value as Theme)}
      >
        {Object.entries(names).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

function readTheme(): Theme {
  return (document.documentElement.dataset.theme as Theme | undefined) ?? 'system';
}

function applyTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is refused: the choice holds until the page is left.
  }
}

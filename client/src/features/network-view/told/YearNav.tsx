import type { ToldYear } from '@followthrough/shared/api/releases.ts';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** Leads to a year; `current` marks the one on screen. */
export type YearLink = (year: number, current: 'page' | undefined) => ReactNode;

interface YearNavProps {
  told: ToldYear;
  link: YearLink;
  /** Pages beside this one. */
  children?: ReactNode;
}

/** The years of a network, newest first, and the pages beside this one. */
export function YearNav({ told, link, children }: YearNavProps) {
  const { t } = useLingui();
  const announced = told.network.cycles.map(({ year }) => year);
  const years = [...new Set([told.year, ...told.years, ...announced])].sort((a, b) => b - a);
  return (
    <nav className="network-nav" aria-label={t`Network`}>
      <ul>
        {years.map((year) => (
          <li key={year}>{link(year, year === told.year ? 'page' : undefined)}</li>
        ))}
      </ul>
      <ul>{children}</ul>
    </nav>
  );
}

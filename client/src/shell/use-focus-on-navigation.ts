import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * After going to another page the focus moves to its heading, which a screen reader then reads; to the main part when
 * the page has no heading yet. The first page and jumps inside a page keep the browser's own behavior.
 */
export function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
        const heading = main.current?.querySelector<HTMLElement>('h1[tabindex]');
        (heading ?? main.current)?.focus({ preventScroll: true });
      }),
    [router],
  );
  return main;
}

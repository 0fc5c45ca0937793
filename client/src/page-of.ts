import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { learn } from './i18n.ts';

/** A page of a feature. Its code and the feature's words are fetched together, when a page of it is first opened. */
export function pageOf<Name extends string>(
  feature: string,
  code: () => Promise<Record<Name, ComponentType>>,
  name: Name,
) {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([code(), learn(feature)]);
    return { default: page[name] };
  });
}

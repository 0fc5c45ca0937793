import { lazy } from 'react';

/** Charts bring their own library, which is loaded when the first one is shown. */
export const RangeBars = lazy(() =>
  import('./RangeBars.tsx').then((module) => ({ default: module.RangeBars })),
);
export const ShareBars = lazy(() =>
  import('./ShareBars.tsx').then((module) => ({ default: module.ShareBars })),
);
export const LineWithBand = lazy(() =>
  import('./LineWithBand.tsx').then((module) => ({ default: module.LineWithBand })),
);
export const Dumbbells = lazy(() =>
  import('./Dumbbells.tsx').then((module) => ({ default: module.Dumbbells })),
);

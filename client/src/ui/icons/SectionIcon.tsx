import type { ReactNode } from 'react';

/** The nine parts' drawings, in order: one line weight, one solid dot in each. */
const drawings: readonly ReactNode[] = [
  // 1
  <>
    <path d="M3 20.5h18" />
    <ellipse cx="9" cy="15.5" rx="5" ry="2" />
    <path d="M4 15.5v2.6c0 1.1 2.2 2 5 2s5-.9 5-2v-2.6" />
    <circle cx="15.5" cy="7" r="4" />
    <circle className="f" cx="15.5" cy="7" r="1" />
  </>,
  // 2
  <>
    <path d="M7.6 8.6l2.9 6M16.4 8.6l-2.9 6M8.6 6.5h6.8" />
    <circle cx="6" cy="6.5" r="2.6" />
    <circle cx="18" cy="6.5" r="2.6" />
    <circle className="f" cx="12" cy="17.2" r="3" />
  </>,
  // 3
  <>
    <path d="M12 21.5v-7M12 14.5C12 9.5 5.5 11 5.5 5.8M12 14.5C12 9.5 18.5 11 18.5 5.8M12 14.5V5.8" />
    <circle cx="5.5" cy="4" r="1.7" />
    <circle cx="18.5" cy="4" r="1.7" />
    <circle className="f" cx="12" cy="4" r="2" />
  </>,
  // 4
  <>
    <circle cx="12" cy="7.5" r="3" />
    <circle cx="4.8" cy="9.5" r="2.2" />
    <circle cx="19.2" cy="9.5" r="2.2" />
    <path d="M6.5 20v-1.5c0-3.2 2.4-5.3 5.5-5.3s5.5 2.1 5.5 5.3V20M1.5 18v-.8c0-1.9 1.2-3.2 3-3.4M22.5 18v-.8c0-1.9-1.2-3.2-3-3.4" />
  </>,
  // 5
  <>
    <path d="M13 20.5V4.5h7.5v16M2 20.5h20M2.5 20.3L13 15.5" />
    <circle className="f" cx="15.6" cy="12.7" r="1" />
  </>,
  // 6
  <>
    <path d="M7.5 3.5v9.5h9M7.5 13v8M16.5 13v8M7.5 17h9" />
    <circle className="f" cx="13" cy="8.3" r="2" />
  </>,
  // 7
  <>
    <path d="M12 21V10M12 15.5c-4.2 0-6.5-2.2-6.8-6 4.2-.2 6.6 2 6.8 6zM12 11.5c0-4.2 2.3-6.7 6.8-7 .2 4.5-2.3 7-6.8 7zM7 21h10" />
  </>,
  // 8
  <>
    <path d="M5 2.5h10.5l3.5 3.5v15.5H5zM15 2.7V6.5h3.8M8.5 8.5h4" />
    <path d="M9.9 15.5h3.5" />
    <circle cx="8.6" cy="15.5" r="1.4" />
    <circle className="f" cx="15" cy="15.5" r="1.8" />
  </>,
  // 9
  <>
    <circle className="f" cx="18.5" cy="5.5" r="3" />
    <circle cx="10.8" cy="11" r="2.4" />
    <circle cx="4.8" cy="16.5" r="1.9" />
    <path d="M15.8 7.5l-2.8 2M8.8 12.6l-2.5 2.3M2.5 21.5h19" />
  </>,
];

/**
 * Icon of part 1 to 9. It never stands alone: number and name are beside it, so it is hidden from screen readers.
 */
export function SectionIcon({ number }: { number: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {drawings[number - 1]}
    </svg>
  );
}

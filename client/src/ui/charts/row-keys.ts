import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

const libraryKey: Record<string, string> = {
  ArrowDown: 'ArrowLeft',
  ArrowRight: 'ArrowLeft',
  ArrowUp: 'ArrowRight',
  ArrowLeft: 'ArrowRight',
};

/**
 * The chart library walks rows that lie below each other backwards, and only by left and right. Here down and right go
 * on, up and left go back: the key is caught on its way in and handed on as the one that the library needs.
 */
export function walkRows(event: ReactKeyboardEvent): void {
  const key = libraryKey[event.key];
  if (!key || !event.nativeEvent.isTrusted) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}

import * as nodeFiles from 'node:fs/promises';
import type { FileCalls } from '../../server/src/doors/a/twin-file.ts';

/** File operations that call `before` ahead of each single one, those on opened files included. */
export function filesWith(before: () => void | Promise<void>): FileCalls {
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const held: unknown = Reflect.get(object, name);
        if (typeof held !== 'function') return held;
        return async (...given: unknown[]) => {
          await before();
          const result: unknown = await Reflect.apply(held, object, given);
          return name === 'open' ? watched(result as object) : result;
        };
      },
    });
  const { open, rename, readFile, rm } = nodeFiles;
  return watched({ open, rename, readFile, rm });
}

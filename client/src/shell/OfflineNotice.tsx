import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { Note } from '../ui/Note.tsx';

function subscribe(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says that there is no network, as long as there is none. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <Note attention title={<Trans>No network</Trans>}>
          <p>
            <Trans>
              You can keep writing. It is kept on this device and sent as soon as the network is back.
            </Trans>
          </p>
        </Note>
      )}
    </div>
  );
}

import { useState } from 'react';
import type { Examples } from '../examples/main.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export const examples: Examples = {
  'primary, second, quiet': () => (
    <p className="row">
      <Button>Go on</Button>
      <Button look="second">Look over your answers</Button>
      <Button look="second" slim>
        Still true
      </Button>
      <Button look="quiet">Back one question</Button>
    </p>
  ),
  busy: () => <Button busy>Sending, 6 of 9</Button>,
  'before something that can’t be taken back': function Confirm() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button look="second" onClick={() => setOpen(true)}>
          Stop sharing part 5
        </Button>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title="Stop sharing part 5 by name?"
          actions={
            <>
              <Button look="second" onClick={() => setOpen(false)}>
                Keep sharing
              </Button>
              <Button onClick={() => setOpen(false)}>Stop sharing</Button>
            </>
          }
        >
          <p>From now on Juniper Support Network won’t see your new results.</p>
        </Dialog>
      </>
    );
  },
};

import './front.css';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../ui/Button.tsx';
import { Spread, useTabTitle } from '../../ui/Page.tsx';
import { demoQuery } from './demo-api.ts';
import { Doors } from './Doors.tsx';
import { ExampleScores } from './ExampleScores.tsx';
import { NineParts } from './NineParts.tsx';

/** What this is, in a screenful, and the ways in. */
export function FrontScreen() {
  useTabTitle();
  const demo = useQuery(demoQuery);
  return (
    <>
      <div className="hero">
        <div>
          <h1 className="display" tabIndex={-1}>
            <Trans>
              What we said.
              <br />
              What we did.
              <br />
              What comes next.
            </Trans>
          </h1>
          <p className="lead">
            <Trans>
              Followthrough is a yearly check for anti-violence coalitions and the groups that support them.
              You look at nine parts of your own work, say what was done and what was not, and see what has
              moved since last year.
            </Trans>
          </p>
          <p>
            <Trans>It is for learning. There is no rank, no badge, and no pass mark.</Trans>
          </p>
        </div>
        {demo.data?.loaded ? <Doors /> : <WaysIn waiting={demo.isPending} />}
      </div>

      <Spread
        over
        id="like"
        title={<Trans>An answer that admits what it doesn’t know</Trans>}
        side={
          <p>
            <Trans>
              Each score comes with a range. Solid means sure. Lined means it could be anywhere in here. The
              small ring is last year.
            </Trans>
          </p>
        }
      >
        <ExampleScores />
      </Spread>

      <Spread
        over
        id="nine"
        title={<Trans>Nine parts of the work</Trans>}
        side={
          <p>
            <Trans>Always in this order, never sorted by score. You can skip any question.</Trans>
          </p>
        }
      >
        <NineParts />
      </Spread>

      <Spread over id="safe" title={<Trans>Built so that answers can’t hurt</Trans>}>
        <div className="three">
          <div>
            <h3>
              <Trans>Yours alone</Trans>
            </h3>
            <p className="small">
              <Trans>
                What you answer stays in your group. No other group and no funder can open it, and there is no
                public score.
              </Trans>
            </p>
          </div>
          <div>
            <h3>
              <Trans>Too few stays hidden</Trans>
            </h3>
            <p className="small">
              <Trans>
                Who works here, and how they see it, is never scored for fewer than five people. Nobody is
                asked to tell a story, or to say that they are a survivor.
              </Trans>
            </p>
          </div>
          <div>
            <h3>
              <Trans>One voice is not all voices</Trans>
            </h3>
            <p className="small">
              <Trans>
                A leader’s view alone never makes a score about how it feels to work here. Staff, board and
                survivor advisers answer without a name, and nobody can link an answer to a person.
              </Trans>
            </p>
          </div>
        </div>
      </Spread>

      <Spread id="own" title={<Trans>Use it for real</Trans>}>
        <p>
          <Trans>
            The program is free and open source. You can run it on your own computer or server, with your own
            rules about who may see what.
          </Trans>
        </p>
        {demo.data?.loaded && (
          <p>
            <Trans>
              This one holds made-up groups. To start empty, for your group, use a new data folder and the
              command <code>npm start -- --empty</code>.
            </Trans>
          </p>
        )}
        <p className="row">
          <Link className={buttonClass('quiet')} to="/about">
            <Trans>Read more about this check</Trans>
          </Link>
        </p>
      </Spread>
    </>
  );
}

/** For real use: no doors, but an account. */
function WaysIn({ waiting }: { waiting: boolean }) {
  if (waiting) return <div />;
  return (
    <nav aria-labelledby="ways-in">
      <h2 id="ways-in">
        <Trans>Come in</Trans>
      </h2>
      <ul className="doors">
        <li>
          <Link to="/sign-in">
            <Trans>Sign in</Trans>
          </Link>
          <p>
            <Trans>Go on where you stopped. What was saved is still there.</Trans>
          </p>
        </li>
        <li>
          <Link to="/sign-up">
            <Trans>Make an account</Trans>
          </Link>
          <p>
            <Trans>Then set up your group, or accept a colleague’s invitation to theirs.</Trans>
          </p>
        </li>
      </ul>
    </nav>
  );
}

import { Trans } from '@lingui/react/macro';
import { PageTitle, Spread } from '../../ui/Page.tsx';

/** What this is, and what it is not. */
export function AboutScreen() {
  return (
    <>
      <PageTitle
        tab="About"
        lead={
          <Trans>
            Followthrough is a yearly check for anti-violence coalitions and the groups that support them. You
            look at nine parts of your own work and see what has moved since last year.
          </Trans>
        }
      >
        <Trans>About this check</Trans>
      </PageTitle>
      <Spread id="learning" title={<Trans>For learning</Trans>}>
        <p>
          <Trans>
            There is no rank, no badge, and no pass mark. Each score comes with a range that says how sure we
            can be. A lower mark can mean clearer eyes.
          </Trans>
        </p>
        <p>
          <Trans>
            Groups do this work inside unfair funding. The check asks what was within your reach, and what
            would help.
          </Trans>
        </p>
      </Spread>
      <Spread id="free" title={<Trans>Free to use and to change</Trans>}>
        <p>
          <Trans>
            The program is free and open source, under the GNU Affero General Public License. You can run it
            on your own computer or server, with your own rules about who may see what.
          </Trans>
        </p>
      </Spread>
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { languages, speak } from '../i18n.ts';
import { QuickExitLimits } from '../leave/QuickExit.tsx';
import { ThemeChoice } from '../ui/ThemeChoice.tsx';

/** Plain text, what this is, language, colors, and what "Leave fast" can't do. */
export function Foot({ plainText }: { plainText: string | undefined }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <ul>
          {plainText && (
            <li>
              {/* Another document, served as text: not a page of the router. */}
              <a href={plainText}>
                <Trans>This page as plain text</Trans>
              </a>
            </li>
          )}
          <li>
            <Link to="/about">
              <Trans>About this check</Trans>
            </Link>
          </li>
        </ul>
        <Languages />
        <ThemeChoice />
        <QuickExitLimits />
      </div>
    </footer>
  );
}

function Languages() {
  const { i18n } = useLingui();
  return (
    <ul>
      {languages.map((language) => (
        <li key={language.id} lang={language.id} dir={language.direction}>
          {language.id === i18n.locale ? (
            language.name
          ) : (
            <button type="button" className="btn quiet slim" onClick={() => void speak(language.id)}>
              {language.name}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

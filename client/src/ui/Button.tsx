import type { ComponentProps } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** One primary button a page. */
  look?: 'primary' | 'second' | 'quiet';
  slim?: boolean;
  /** While it is sending: it stays where it is and can be reached, but a second press does nothing. */
  busy?: boolean;
}

/** The words say what happens. */
export function Button({ look = 'primary', slim, busy, onClick, type = 'button', ...props }: ButtonProps) {
  return (
    <button
      {...props}
      // oxlint-disable-next-line react/button-has-type -- given by a typed prop
      type={type}
      className={buttonClass(look, slim)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

/** For links that look like buttons: `<Link className={buttonClass('primary')}>`. */
export function buttonClass(look: NonNullable<ButtonProps['look']>, slim = false): string {
  return ['btn', look === 'primary' ? '' : look, slim ? 'slim' : ''].filter(Boolean).join(' ');
}

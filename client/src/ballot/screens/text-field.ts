import { el, freshId } from '../dom.ts';

interface Given {
  label: string;
  hint: string;
  /** Several lines. */
  isLong?: boolean;
  value?: string;
}

/** A labeled field whose message says what to do. */
export function textField({ label, hint, isLong = false, value = '' }: Given) {
  const [id, hintId, messageId] = [freshId(), freshId(), freshId()];
  const properties = {
    id,
    class: 'input',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': `${hintId} ${messageId}`,
  };
  const input = isLong ? el('textarea', { ...properties, rows: 3 }) : el('input', properties);
  input.value = value;
  const message = el('p', { id: messageId, class: 'msg' });
  const field = el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    el('span', { id: hintId, class: 'hint' }, hint),
    input,
    message,
  );
  return {
    field,
    input,
    /** null takes the message away. Returns whether there is one, and puts the focus there. */
    says(text: string | null): boolean {
      message.textContent = text ?? '';
      field.classList.toggle('has-error', text !== null);
      input.setAttribute('aria-invalid', String(text !== null));
      if (text !== null) input.focus();
      return text !== null;
    },
  };
}

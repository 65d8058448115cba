// A field that did not take what was typed, as a screen reader finds it: not valid, with the reason, until that is put away.
const ID = 'refusal';

/**
 * The words stand a second time in the field's own tree, hidden: a reference leads out of no shadow root.
 * @returns what makes the field as it was
 */
export function invalid(field: HTMLElement, words: string): () => void {
  const reason = document.createElement('span');
  [reason.id, reason.className, reason.textContent] = [ID, 'sr', words];
  const before = field.getAttribute('aria-describedby');
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', before ? `${before} ${ID}` : ID);
  field.getRootNode().appendChild(reason);
  return () => {
    reason.remove();
    field.removeAttribute('aria-invalid');
    if (before) field.setAttribute('aria-describedby', before);
    else field.removeAttribute('aria-describedby');
  };
}

// Copying from a page that may be a sandboxed frame: by the clipboard, by the selection, or not at all.

/** @returns whether it is in the clipboard now; if not, the text is selected, for the reader to copy */
export async function copy(field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    // Old, and still what works where a policy keeps the clipboard from frames.
    return document.execCommand('copy');
  }
}

// Hands something to the reader: as a file, or into the clipboard.

/** A file by the browser's own way. A sandboxed frame without allow-downloads drops it without a word. */
export function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What a file holds as text: its own, or its bytes as an address that a browser opens. */
export async function asText(content: BlobPart, type: string): Promise<string> {
  if (typeof content === 'string') return content;
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(new Blob([content], { type }));
  });
}

/** false: this page may not write into the clipboard, and the reader has to copy by hand. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

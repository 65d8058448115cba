// Where the settings do not stand beside the figures, their button opens them, brings them into view and gives them the focus.
import type { LitElement } from 'lit';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

export async function toggleSettings(app: LitElement & { open: boolean }): Promise<void> {
  app.open = !app.open;
  if (!app.open) return;
  await app.updateComplete;
  const rail = app.renderRoot.querySelector<HTMLElement>('#rail')!;
  rail.focus({ preventScroll: true });
  rail.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
}

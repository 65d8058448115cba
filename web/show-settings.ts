// Where the settings do not stand beside the figures, their button opens them, brings them into view and gives them the focus.
import type { LitElement } from 'lit';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** For the button in the page's header. */
export async function toggleSettings({ currentTarget }: Event): Promise<void> {
  const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const app = root.host as LitElement & { open: boolean };
  app.open = !app.open;
  if (!app.open) return;
  await app.updateComplete;
  const rail = root.querySelector<HTMLElement>('#rail')!;
  rail.focus({ preventScroll: true });
  rail.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
}

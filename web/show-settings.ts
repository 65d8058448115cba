// Where the settings do not stand beside the figures, their button opens them, brings them into view and gives them the focus.
import type { LitElement } from 'lit';
import { show } from './calm';

/** Where the reader was when the settings were opened. */
let from = 0;

/** For the button that stays in sight below the settings: back to where the reader was. */
export async function closeSettings({ currentTarget }: Event): Promise<void> {
  const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const app = root.host as LitElement & { open: boolean };
  app.open = false;
  await app.updateComplete;
  root.querySelector<HTMLElement>('header .settings')!.focus({ preventScroll: true });
  scrollTo({ top: from });
}

/** For the button in the page's header. */
export async function toggleSettings({ currentTarget }: Event): Promise<void> {
  const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const app = root.host as LitElement & { open: boolean };
  app.open = !app.open;
  if (!app.open) return;
  from = scrollY;
  await app.updateComplete;
  const rail = root.querySelector<HTMLElement>('#rail')!;
  rail.focus({ preventScroll: true });
  show(rail, 'start');
}

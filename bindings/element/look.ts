// The inside of the element: a frame, and under it a place for a caption.

const STYLE = `
  :host { display: block; }
  :host([hidden]) { display: none; }
  figure { margin: 0; }
  iframe { display: block; width: 100%; height: 480px; border: 0; color-scheme: inherit; }
  :host([height="fixed"]) figure { display: flex; flex-direction: column; height: 100%; }
  :host([height="fixed"]) iframe { flex: 1; height: auto; min-height: 0; }
`;

/** What a frame may do: more than scripts only so that links open, results are saved and snippets copied. */
export const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

export function look(host: HTMLElement): HTMLIFrameElement {
  const root = host.attachShadow({ mode: 'open' });
  // Not an element: a site's policy may forbid those.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const make = <T extends keyof HTMLElementTagNameMap>(name: T) => document.createElement(name);
  const frame = make('iframe');
  frame.setAttribute('sandbox', SANDBOX);
  frame.allow = 'clipboard-write';
  frame.loading = 'lazy';
  const slot = make('slot');
  slot.name = 'caption';
  const [figure, caption] = [make('figure'), make('figcaption')];
  caption.append(slot);
  figure.append(frame, caption);
  root.append(figure);
  return frame;
}

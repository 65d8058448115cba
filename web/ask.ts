// How a figure asks for a setting: the page checks it, keeps it and can take it back.
import type { Key, Value } from './state';

export const askSetting = (from: EventTarget, key: Key, value: Value): boolean =>
  from.dispatchEvent(
    new CustomEvent('set-state', { detail: { key, value }, bubbles: true, composed: true }),
  );

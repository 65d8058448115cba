// How a figure asks for a setting: the page checks it, keeps it and can take it back.
import type { Key, Row, Value } from './state';

/** What a control of the form calls with a new value. */
export type Ask = (row: Row, value: Value) => void;

export const askSetting = (from: EventTarget, key: Key, value: Value): boolean =>
  from.dispatchEvent(
    new CustomEvent('set-state', { detail: { key, value }, bubbles: true, composed: true }),
  );

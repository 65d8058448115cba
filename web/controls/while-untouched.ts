// The value of a box that shows a number on the move: not under the hand of whoever types or selects in it.
import { noChange } from 'lit';
import { Directive, directive, type PropertyPart } from 'lit/directive.js';

const selected = (box: HTMLInputElement): boolean =>
  box.selectionStart !== box.selectionEnd && box.matches(':focus');

class WhileUntouched extends Directive {
  #typing = false;
  #box: HTMLInputElement | null = null;
  #value = '';

  override render(value: string): unknown {
    return value;
  }

  override update({ element }: PropertyPart, [value]: [string]): unknown {
    const box = element as HTMLInputElement;
    if (this.#box !== box) this.#follow(box);
    this.#value = value;
    if (!this.#typing && !selected(box)) this.#show();
    return noChange;
  }

  #show(): void {
    if (this.#box!.value !== this.#value) this.#box!.value = this.#value;
  }

  #follow(box: HTMLInputElement): void {
    this.#box = box;
    const done = () => {
      this.#typing = false;
      box.setSelectionRange(box.value.length, box.value.length);
    };
    box.addEventListener('input', () => (this.#typing = true));
    box.addEventListener('change', done);
    box.addEventListener('blur', () => {
      this.#typing = false;
      this.#show();
    });
    box.addEventListener('keydown', ({ key }) => /^Arrow(Up|Down)$/.test(key) && done());
  }
}

/** For `.value`: follows the number as `live` does, but not from the first letter typed until Enter or leaving. */
export const whileUntouched = directive(WhileUntouched);

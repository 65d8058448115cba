// The figures that stand on the page now, with the cards that make a picture of them.
import { panels } from '../panels';

export interface ShownFigure {
  readonly name: string;
  readonly card: HTMLElement;
}

export const figuresIn = (page: ParentNode): readonly ShownFigure[] =>
  panels.flatMap(({ id, title }) => {
    const card = page.querySelector(`.${id}`)?.shadowRoot?.querySelector<HTMLElement>('.card');
    return card && card.getClientRects().length > 0 ? { name: title, card } : [];
  });

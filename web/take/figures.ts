// The figures that stand on the page and show something now, with the cards that make a picture of them.
import { panels } from '../panels';

export interface ShownFigure {
  readonly name: string;
  readonly card: HTMLElement;
}

export const figuresIn = (page: ParentNode): readonly ShownFigure[] =>
  panels.flatMap(({ id, title }) => {
    const figure = page.querySelector(`.${id}:not([data-empty])`);
    const card = figure?.shadowRoot?.querySelector<HTMLElement>('.card');
    return card && card.getClientRects().length > 0 ? { name: title, card } : [];
  });

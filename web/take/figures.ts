// The figures that stand on the page and show something now, with the cards that make a picture of them.
import { panels } from '../panels';

export interface ShownFigure {
  readonly name: string;
  readonly card: HTMLElement;
}

/** The output is a part of the network's figure, where it does not stand alone. */
function find(page: ParentNode, id: string): Element | null {
  const alone = page.querySelector(`.${id}:not([data-empty])`);
  if (alone || id !== 'boundary') return alone;
  return page.querySelector('.network')?.shadowRoot?.querySelector('bnp-boundary') ?? null;
}

export const figuresIn = (page: ParentNode): readonly ShownFigure[] =>
  panels.flatMap(({ id, title }) => {
    const figure = find(page, id);
    const card = figure?.shadowRoot?.querySelector<HTMLElement>('.card');
    return card && card.getClientRects().length > 0 ? { name: title, card } : [];
  });

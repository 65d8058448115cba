// A file with points, dropped on a figure: taken where a reader may change the data, with its faults in the table's dialog.
import { bars } from '../lesson';
import type { State } from '../state';
import type { CsvDialog } from './csv-dialog';

/** Whether the plane takes files: not in a frame, where a site has chosen the points, and not against a lesson. */
export const takesFiles = (state: State | null): boolean =>
  state !== null && window.self === window.top && !fixed(state);

const fixed = (state: State) => bars(state, 'data') || bars(state, 'points');

/** The points that a reader may draw on with; null: none may be drawn. */
export const drawn = (state: State | null): string | null =>
  state?.data === 'custom' && !fixed(state) ? String(state.points) : null;

const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** A file that falls beside the figure that takes it would take the page's place in the window. */
export function keepPage(): void {
  for (const type of ['dragover', 'drop'] as const)
    addEventListener(type, (event) => {
      if (event.defaultPrevented || !hasFile(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'none';
    });
}

/** What a figure's element hears while something is dragged over it. */
export const drops = (dialog: () => CsvDialog | null, over: (on: boolean) => void) => ({
  dragover: (event: DragEvent) => {
    if (!hasFile(event) || !dialog()) return;
    event.preventDefault();
    over(true);
  },
  dragleave: () => over(false),
  drop: (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    over(false);
    if (!file || !dialog()) return;
    event.preventDefault();
    void dialog()!.take(file);
  },
});

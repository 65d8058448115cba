// Small heat maps of units and inputs, painted only when their numbers have changed.
import type { InputName } from 'batchnorm-playground';
import type { Grid } from '../../snapshot';
import type { Palette } from '../../theme';
import { classHeat, classRamps, heat, ramp } from '../heat';

/** What the net is given of a point (x, y) of the plane. */
const INPUTS: Record<InputName, { shown: string; value: (x: number, y: number) => number }> = {
  x: { shown: 'x', value: (x) => x },
  y: { shown: 'y', value: (_, y) => y },
  x2: { shown: 'x²', value: (x) => 2 * x * x - 1 },
  y2: { shown: 'y²', value: (_, y) => 2 * y * y - 1 },
  xy: { shown: 'xy', value: (x, y) => x * y },
  sinx: { shown: 'sin x', value: (x) => Math.sin(Math.PI * x) },
  siny: { shown: 'sin y', value: (_, y) => Math.sin(Math.PI * y) },
};

export const inputShown = (name: InputName): string => INPUTS[name].shown;

const pictures = new Map<InputName, Float32Array>();

/** A pictogram of an input over the square from −1 to 1. */
export function inputMap(name: InputName, size: number): Float32Array {
  let picture = pictures.get(name);
  if (!picture) {
    const at = (i: number) => (2 * (i + 0.5)) / size - 1;
    picture = Float32Array.from(
      { length: size * size },
      (_, i) => 2 * INPUTS[name].value(at(i % size), -at(Math.floor(i / size))),
    );
    pictures.set(name, picture);
  }
  return picture;
}

const OUTPUT = 32;
const outputs = new WeakMap<Grid, Float32Array>();

/** Of what the network answers every so many cells: enough for a tile. */
function outputMap(grid: Grid): Float32Array {
  let map = outputs.get(grid);
  if (!map) {
    const cell = (i: number) => Math.floor(((i + 0.5) * grid.size) / OUTPUT);
    map = Float32Array.from(
      { length: OUTPUT * OUTPUT },
      (_, i) => grid.values[cell(Math.floor(i / OUTPUT)) * grid.size + cell(i % OUTPUT)]!,
    );
    outputs.set(grid, map);
  }
  return map;
}

interface Tile {
  readonly canvas: HTMLCanvasElement;
  values: Float32Array | null;
  tones: number;
}

export class Tiles {
  readonly #kept = new Map<string, Tile>();
  #tones: Uint8ClampedArray | null = null;
  #tonesOf = -1;
  #image: ImageData | null = null;

  /** The output's. */
  output(grid: Grid, palette: Palette): HTMLCanvasElement {
    return this.of('output', outputMap(grid), OUTPUT, palette, grid.classes);
  }

  /**
   * The picture of some numbers, by a name that stays the same while they change.
   * @param classes  where each number is a class and how sure
   */
  of(
    name: string,
    values: Float32Array,
    size: number,
    palette: Palette,
    classes?: number,
  ): HTMLCanvasElement {
    const tile = this.#kept.get(name) ?? this.#new(name);
    if (tile.values === values && tile.tones === palette.generation) return tile.canvas;
    if (!this.#tones || this.#tonesOf !== palette.generation) this.#tones = ramp(palette);
    this.#tonesOf = palette.generation;
    const context = tile.canvas.getContext('2d')!;
    if (tile.canvas.width !== size) tile.canvas.width = tile.canvas.height = size;
    if (this.#image?.width !== size) this.#image = context.createImageData(size, size);
    if (classes) classHeat(values, classRamps(palette, classes, false), this.#image);
    else heat(values, this.#tones, this.#image);
    context.putImageData(this.#image, 0, 0);
    [tile.values, tile.tones] = [values, palette.generation];
    return tile.canvas;
  }

  #new(name: string): Tile {
    const tile = { canvas: document.createElement('canvas'), values: null, tones: -1 };
    this.#kept.set(name, tile);
    return tile;
  }
}

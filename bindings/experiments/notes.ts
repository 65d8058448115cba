// What is written down on the way through a run: named series, a value a step.

export class Notes {
  readonly #series = new Map<string, { steps: number[]; values: number[] }>();

  add(name: string, step: number, value: number): void {
    const series = this.#series.get(name) ?? { steps: [], values: [] };
    series.steps.push(step);
    series.values.push(value);
    this.#series.set(name, series);
  }

  /** Numbers that belong to no step, such as the weights at the end. */
  keep(name: string, values: Iterable<number>): void {
    const list = [...values];
    this.#series.set(name, { steps: list.map((_, i) => i), values: list });
  }

  steps(name: string): readonly number[] {
    return this.#series.get(name)?.steps ?? [];
  }

  values(name: string): readonly number[] {
    return this.#series.get(name)?.values ?? [];
  }
}

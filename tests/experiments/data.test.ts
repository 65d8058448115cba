// Experiments are data that can be checked without running them: names, lanes, words, figures.
import { readFileSync } from 'node:fs';
import {
  answer,
  chapters,
  type Experiment,
  experiments,
  plain,
} from 'batchnorm-playground/experiments';
import { describe, expect, test } from 'vitest';

const laneIds = ({ lanes }: Experiment) => new Set(lanes.map(({ id }) => id));

const unique = (list: readonly string[]) => new Set(list).size === list.length;

test('each has a name of its own, and the chapters stand in order', () => {
  expect(unique(experiments.map(({ id }) => id))).toBe(true);
  const order = experiments.map(({ chapter }) => chapters.indexOf(chapter));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

describe.each(experiments)('$id', (experiment) => {
  const ids = laneIds(experiment);
  const asked = experiment.steps.flatMap(({ act, figures }) => [
    ...(act.kind === 'train' ? act.lanes : []),
    ...figures.flatMap((figure) =>
      figure.kind === 'drift' ? [figure.lane] : figure.kind === 'sweep' ? [] : figure.lanes,
    ),
  ]);

  test('lanes have names of their own, and steps ask for lanes that are there', () => {
    expect(ids.size).toBe(experiment.lanes.length);
    expect(asked.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('has three to six steps, each lane is trained by one of them before a figure shows it', () => {
    expect(experiment.steps.length).toBeGreaterThanOrEqual(3);
    expect(experiment.steps.length).toBeLessThanOrEqual(6);
    const trained = experiment.steps.flatMap(({ act }) => (act.kind === 'train' ? act.lanes : []));
    expect([...ids].filter((id) => !trained.includes(id))).toEqual([]);
    expect(unique(trained)).toBe(true);
  });

  test('criteria have limits, in order, and no bound outside of them', () => {
    for (const { says, of, from, to, bound } of experiment.criteria) {
      expect(of.length, says).toBeGreaterThan(0);
      expect(from !== undefined || to !== undefined, says).toBe(true);
      if (from !== undefined && to !== undefined) expect(from).toBeLessThanOrEqual(to);
      if (bound) expect(bound.value).toBeGreaterThanOrEqual(from ?? -Infinity);
      if (bound) expect(bound.value).toBeLessThanOrEqual(to ?? Infinity);
    }
  });

  test('says what it does not claim, and where it comes from', () => {
    expect(experiment.notClaimed.length).toBeGreaterThan(0);
    expect(experiment.sources.length).toBeGreaterThan(0);
    for (const { url } of experiment.sources) expect(new URL(url).protocol).toBe('https:');
  });

  test('words are short', () => {
    for (const { words, title } of experiment.steps) {
      expect(plain(words.join(' ')).split(/\s+/).length, title).toBeLessThanOrEqual(110);
    }
  });
});

test('README answers the question in the five sentences that the page has, each with its experiment', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const flat = readme.replace(/\s+/g, ' ');
  expect(answer().length).toBe(5);
  for (const { experiment, text } of answer()) {
    expect(flat).toContain(plain(text));
    expect(flat).toContain(`experiment ${experiment}`);
  }
});

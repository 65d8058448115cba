// npm run report: all experiments over 20 seeds as one page, build/report.html, and the published medians beside the
// measured ones. --seeds n for another number; --publish writes the medians that README and page quote, and no more.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { railFigure } from './report-figure.mjs';
import { main, root } from './run.mjs';
import { setup } from './setup.mjs';

const escaped = (text) =>
  String(text).replace(
    /[&<>"]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c],
  );

const style = `
  :root { color-scheme: light dark; --ink: #1b1d22; --muted: #5d6169; --line: #d9dbe0; --ok: #1f7a4d; --bad: #b3261e; --dot: #2458a8; --band: #d5eadd; --page: #fff; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8e9ec; --muted: #a3a7af; --line: #3a3d44; --ok: #62c794; --bad: #ff8a80; --dot: #8ab4f8; --band: #1f3d2d; --page: #16181c; } }
  body { margin: 0 auto; max-width: 980px; padding: 24px 16px 64px; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
  h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 36px 0 2px; }
  p { margin: 4px 0; } .muted { color: var(--muted); }
  .met { color: var(--ok); font-weight: 600; } .missed { color: var(--bad); font-weight: 600; }
  table { border-collapse: collapse; width: 100%; margin: 8px 0; font-variant-numeric: tabular-nums; }
  th, td { text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-top: 1px solid var(--line); }
  th { font-weight: 600; font-size: 13px; color: var(--muted); } .wide { overflow-x: auto; }
  code { font-size: 13px; } svg { display: block; } svg text { fill: var(--muted); font-size: 10px; }`;

function row({ criterion, values, met }, runs, lib) {
  const { over = 'median', from, to, bound } = criterion;
  const share = typeof over === 'number';
  const form = share ? lib.percent : lib.short;
  const measured = lib.valuesOf(criterion, runs);
  const range = lib.spreadOf(measured);
  const wanted = share
    ? `${lib.limits(from, to)}, in ${lib.percent(over)} of the seeds`
    : `${lib.limits(from, to)}${over === 'every' ? ', every seed' : ''}`;
  const least = Math.min(...values);
  const most = Math.max(...values);
  const value = least === most ? form(least) : `${form(least)} to ${form(most)}`;
  return `<tr><td>${escaped(criterion.says)}</td>
    <td>${escaped(wanted)}${bound ? `<br><span class="muted">bound ${escaped(bound.formula)} = ${escaped(lib.short(bound.value))}</span>` : ''}</td>
    <td>${escaped(value)}<br><span class="muted">${escaped(lib.short(range.least))} to ${escaped(lib.short(range.most))}</span></td>
    <td class="${met ? 'met' : 'missed'}">${met ? 'met' : 'not met'}</td>
    <td>${railFigure(lib.railOf(measured, criterion), measured, criterion, lib.short)}</td></tr>`;
}

function section(experiment, outcome, seeds, lib) {
  return `<section id="${escaped(experiment.id)}"><h2>${escaped(experiment.title)}</h2>
    <p>${escaped(lib.plain(experiment.claim))}</p>
    <p><strong>${escaped(outcome.sentence)}</strong></p>
    <div class="wide"><table><thead><tr><th>Measured</th><th>Criterion</th><th>Median${outcome.judged.some(({ criterion }) => typeof criterion.over === 'number') ? ' or share' : ''}, range of all runs</th><th></th><th>Each run</th></tr></thead>
    <tbody>${outcome.judged.map((judged) => row(judged, outcome.runs, lib)).join('\n')}</tbody></table></div>
    <p class="muted">Not claimed: ${experiment.notClaimed.map((text) => escaped(lib.plain(text))).join(' ')}</p>
    <p class="muted">Again: <code>npx batchnorm-playground experiment ${escaped(experiment.id)} --seeds ${seeds}</code></p></section>`;
}

function page(sections, met, all, seeds) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>BatchNorm Playground: the experiments over ${seeds} seeds</title><style>${style}</style>
  <h1>The experiments over ${seeds} seeds</h1>
  <p class="${met === all ? 'met' : 'missed'}">${met} of ${all} experiments meet every criterion.</p>
  <p class="muted">Each dot is one run; the green band is what the criterion allows; a dashed line is a bound that mathematics gives. A dot at the right end may be infinite.</p>
  ${sections.join('\n')}</html>\n`;
}

const golden = join(root, 'bindings/experiments/published.json');

/** The medians that README and page quote. */
function mediansOf(outcomes, lib) {
  const medians = {};
  for (const { experiment, name } of lib.quoted()) {
    const { median } = outcomes[experiment].spread[name];
    medians[experiment] = {
      ...medians[experiment],
      [name]: Number.isFinite(median) ? median : null,
    };
  }
  return medians;
}

const run = (experiment, seeds, lib) =>
  lib.runExperiment(experiment, { seeds: lib.firstSeeds(seeds) });

async function publish(lib) {
  const outcomes = {};
  for (const id of new Set(lib.quoted().map(({ experiment }) => experiment)))
    outcomes[id] = await run(lib.experimentOf(id), lib.publishedSeeds, lib);
  const medians = mediansOf(outcomes, lib);
  writeFileSync(golden, `${JSON.stringify(medians, null, 2)}\n`);
  for (const { text } of lib.answer(medians)) console.log(lib.plain(text));
}

/** @returns whether the sentences that are published are those of the numbers just measured */
function upToDate(outcomes, lib) {
  const now = lib.answer(mediansOf(outcomes, lib));
  const old = lib.answer(JSON.parse(readFileSync(golden, 'utf8')));
  const changed = now.filter(({ text }, i) => text !== old[i].text);
  for (const { text } of changed) console.log(`PUBLISHED OTHERWISE: ${lib.plain(text)}`);
  return changed.length === 0;
}

main(async () => {
  await setup();
  await build();
  const lib = await import(pathToFileURL(join(root, 'dist/experiments.js')).href);
  if (process.argv.includes('--publish')) return publish(lib);
  const given = process.argv.indexOf('--seeds');
  const seeds = given < 0 ? 20 : Number(process.argv[given + 1]);
  const sections = [];
  const outcomes = {};
  let met = 0;
  for (const experiment of lib.experiments) {
    const outcome = await run(experiment, seeds, lib);
    outcomes[experiment.id] = outcome;
    if (outcome.met) met++;
    console.log(`${outcome.met ? 'met    ' : 'NOT MET'} ${experiment.id}: ${outcome.sentence}`);
    for (const { criterion, values } of outcome.judged.filter((judged) => !judged.met))
      console.log(
        `        ${criterion.says}: ${values.map(lib.short).join(', ')}, wanted ${lib.limits(criterion.from, criterion.to)}`,
      );
    sections.push(section(experiment, outcome, seeds, lib));
  }
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(
    join(root, 'build/report.html'),
    page(sections, met, lib.experiments.length, seeds),
  );
  console.log(`\n${met} of ${lib.experiments.length} met; build/report.html`);
  const same = seeds !== lib.publishedSeeds || upToDate(outcomes, lib);
  process.exitCode = met === lib.experiments.length && same ? 0 : 1;
});

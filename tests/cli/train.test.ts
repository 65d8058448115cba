// The command's train and serve: what they say, write and refuse.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTrainer, importModel } from 'batchnorm-playground';
import { afterAll, describe, expect, it } from 'vitest';
import { bar, plot } from '../../bindings/cli/plot';
import manifest from '../../package.json';
import { command } from './command';

const folder = mkdtempSync(join(tmpdir(), 'bnp-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('train', () => {
  it('sets a field of a layer that the defaults have', async () => {
    const args = ['train', '--steps', '3', '--save', join(folder, 'narrow.json')];
    const { code } = await command(...args, '--set', 'layers.1.units=4', '--quiet');
    expect(code).toBe(0);
    const { config } = JSON.parse(readFileSync(join(folder, 'narrow.json'), 'utf8'));
    expect(config.layers.map(({ units }: { units: number }) => units)).toEqual([16, 4]);
  });

  it('trains the run that the options mean, and says its numbers', async () => {
    const csv = join(folder, 'history.csv');
    const { code, out, err } = await command(
      ...['train', '--data', 'moons', '--layers', '8,4', '--norm', 'batch', '--rate', '0.02'],
      ...['--steps', '120', '--set', 'layers.1.norm.eps=0.001', '--json', '--csv', csv],
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    const trainer = await createTrainer({
      data: 'moons',
      layers: [8, { units: 4, norm: { eps: 0.001 } }],
      norm: 'batch',
      optimizer: { learningRate: 0.02 },
    });
    await trainer.step(120);
    const { train, verdict } = await trainer.measures();
    expect(JSON.parse(out)).toMatchObject({
      step: 120,
      state: 'finished',
      train,
      verdict: { state: verdict!.state, distance: verdict!.distance },
    });
    expect(readFileSync(csv, 'utf8')).toBe(trainer.history.toCSV());
    trainer.dispose();
  });

  it('says it in words, and where it diverged', async () => {
    expect((await command('train', '--steps', '20')).out).toMatch(
      /^trained 20 steps, seed 7\ntrain/,
    );
    const { code, out } = await command(
      ...['train', '--norm', 'none', '--optimizer', 'sgd', '--rate', '100'],
      ...['--set', 'data.scale=1000000'],
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^diverged at step \d+: \w+/);
  });

  it('saves the net in the form that the ending says', async () => {
    const save = join(folder, 'model.safetensors');
    await command('train', '--layers', '4', '--steps', '9', '--save', save);
    const trainer = await importModel(readFileSync(save));
    expect(trainer.config.layers).toHaveLength(1);
    trainer.dispose();
    const script = join(folder, 'run.py');
    await command('train', '--steps', '1', '--save', script);
    expect(readFileSync(script, 'utf8')).toContain('import torch');
  });

  it('begins with a configuration from a file', async () => {
    const file = join(folder, 'config.json');
    writeFileSync(file, JSON.stringify({ data: 'moons', layers: [3], seed: 4 }));
    const { out } = await command(
      'train',
      '--config',
      file,
      '--steps',
      '5',
      '--seed',
      '5',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({ step: 5, seed: 5, layers: [{ name: 'bn1' }] });
  });

  it.each([
    [['train', '--rate', '0'], 'optimizer.learningRate is 0', 'train --help'],
    [['train', '--layers', 'a,b'], 'layers.0 is "a"', 'train --help'],
    [['train', '--layers', '8,,8'], 'layers.1 is ""', 'train --help'],
    [['train', '--steps', '0'], '--steps is 0', 'train --help'],
    [['train', '--stpes', '3'], "'--stpes'", 'train --help'],
    [['train', '--set', 'seed'], 'PATH=VALUE', 'train --help'],
    [['train', '--set', 'layers.2.units=3'], 'layers.0, layers.1', 'train --help'],
    [['train', '--layers', '', '--set', 'layers.0.units=3'], 'none', 'train --help'],
    [['train', '--steps', '-3'], '--steps is -3', 'train --help'],
    [['train', '--rate', '-1'], 'optimizer.learningRate is -1', 'train --help'],
    [['train', '--set', '__proto__.x=1'], 'no path', 'train --help'],
    [['train', '--set', 'optimiser.name=1'], 'did you mean optimizer', 'train --help'],
    [['train', '--config', '/none.json'], 'cannot be read', 'train --help'],
    [['train', '--save', 'net.h5'], 'must end in .safetensors', 'train --help'],
    [['train', 'spiral'], 'no use for spiral', 'train --help'],
    [['serve', '--port', '99999'], '--port is 99999', 'serve --help'],
    [['trian'], 'There is no trian', ' --help'],
    [[], 'no verb', ' --help'],
  ])('%j ends in 2 and a sentence', async (args, says, see) => {
    const { code, out, err } = await command(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(says);
    expect(err).toContain(see);
  });

  it.each([
    ['--csv', '/none/x.csv', 'there is no folder /none'],
    ['--save', '/none/x.json', 'there is no folder /none'],
    ['--csv', tmpdir(), 'it is a folder'],
  ])('%s %s ends in 1 before anything is trained', async (option, file, says) => {
    const { code, out, err } = await command('train', '--steps', '1', option, file);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(`${file} cannot be written: ${says}`);
  });

  it('helps', async () => {
    expect((await command('--version')).out.trim()).toBe(manifest.version);
    expect((await command('--help')).out).toContain('train');
    for (const verb of ['train', 'serve'])
      expect((await command(verb, '--help')).out).toContain(`batchnorm-playground ${verb}`);
  });
});

it('serve gives the page, and nothing else', async () => {
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--port', '0']);
  try {
    const said = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data))),
    );
    const url = /http:\/\/localhost:\d+/.exec(said)![0];
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await page.text()).startsWith('<!doctype html>')).toBe(true);
    expect((await fetch(`${url}/../package.json`)).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  } finally {
    child.kill();
  }
});

describe('plot', () => {
  it('draws from the largest number on top to the smallest', () => {
    expect(plot([0, 1, 2, 3], 2, 1)).toEqual(['        3 \u28e0\u281e']);
    const [top, bottom] = plot([5, 1], 1, 2);
    expect(top).toMatch(/^ {8}5 /);
    expect(bottom).toMatch(/^ {8}1 /);
    expect(plot([Number.NaN], 3, 1)).toEqual([`${' '.repeat(10)}\u2800\u2800\u2800`]);
  });

  it('a bar is as full as its share', () => {
    expect(bar(0, 4)).toBe('····');
    expect(bar(0.5, 4)).toBe('██··');
    expect(bar(1, 4)).toBe('████');
  });
});

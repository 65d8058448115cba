#!/usr/bin/env node
// The command: finds the verb that is asked for, and turns errors into words and exit codes.
import { isMainThread } from 'node:worker_threads';
import { isRefusal } from '../errors';
import { version } from '../index';
import { experiment, experimentUsage } from './experiment';
import { serve } from './serve';
import { sweep } from './sweep';
import { answerRuns } from './sweep-thread';
import { train } from './train';
import { show, UsageError } from './usage';

/** Each has a file of its own, answers --help itself, and returns the exit code. */
const verbs: Record<string, { summary: string; run: (args: string[]) => Promise<number> }> = {
  train: { summary: 'train one net, and save its history and its weights', run: train },
  sweep: { summary: 'train many nets on all cores, a line of JSON each', run: sweep },
  experiment: { summary: 'run an experiment of the story, and judge it', run: experiments },
  serve: { summary: 'open the page on this machine', run: serve },
};

async function experiments(args: string[]): Promise<number> {
  return args.includes('--help') ? show(experimentUsage) : experiment(args);
}

const help = `batchnorm-playground ${version}: train small networks with batch normalisation

Usage: batchnorm-playground <verb> [options]

${Object.entries(verbs)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join('\n')}

  --help      this text, or that of a verb: batchnorm-playground train --help
  --version   ${version}

Exit codes: 0 done, 1 failed, 2 asked in a way that is not understood.
`;

async function main([name, ...args]: string[]): Promise<number> {
  if (name === '--version') return show(version);
  if (name === '--help' || name === '-h' || name === 'help') return show(help);
  if (name === undefined) throw new UsageError('There is no verb.');
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb)
    throw new UsageError(`There is no ${name}; there are ${Object.keys(verbs).join(', ')}.`);
  return verb.run(args);
}

function command(asked: string[]): void {
  main(asked).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const usage = error instanceof UsageError || error instanceof RangeError || isRefusal(error);
      const verb = asked[0] && Object.hasOwn(verbs, asked[0]) ? ` ${asked[0]}` : '';
      console.error(error instanceof Error ? error.message : String(error));
      if (usage) console.error(`\nSee batchnorm-playground${verb} --help`);
      process.exitCode = usage ? 2 : 1;
    },
  );
}

// A sweep starts this very file again as its threads.
if (isMainThread) command(process.argv.slice(2));
else answerRuns();

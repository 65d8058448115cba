// serve: the page from this package, on this machine alone.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ask, show, UsageError, wholeNumber } from './usage';

const help = `Usage: batchnorm-playground serve [--port N]

Serves the page on http://localhost:4173 until Ctrl+C. Nothing leaves this machine.

  --port N   another port; 0 for any that is free
`;

/** One file with everything in it. */
const page = () => readFileSync(new URL(/* @vite-ignore */ './page/index.html', import.meta.url));

export async function serve(args: string[]): Promise<number> {
  const asked = ask(args, { texts: ['port'], flags: ['help'] });
  if (asked.flag('help')) return show(help);
  if (asked.positionals.length > 0)
    throw new UsageError(`serve has no use for ${asked.positionals[0]}`);
  const port = wholeNumber('--port', asked.text('port') ?? '4173', 0, 65535);
  const html = page();
  const server = createServer(({ method, url }, response) => {
    const asksPage = /^\/(index\.html)?(\?.*)?$/.test(url ?? '');
    if (!asksPage || !['GET', 'HEAD'].includes(method ?? ''))
      return void response.writeHead(404).end('Not found\n');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(method === 'HEAD' ? undefined : html);
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken; another one: --port ${port + 1}`)
          : error,
      ),
    );
    server.listen(port, 'localhost', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  console.log(`BatchNorm Playground is on http://localhost:${bound}; Ctrl+C stops it.`);
  return 0;
}

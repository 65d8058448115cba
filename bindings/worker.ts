// The worker's side: one run, on a core of its own. Bundled as a classic script, started from a Blob.
import { type Host, LocalHost } from './host';
import { loadCore } from './load';
import { packError, type Reply, type Request } from './protocol';

let host: Host | undefined;

async function answer(request: Request): Promise<unknown> {
  if ('start' in request) {
    host = new LocalHost(await loadCore(request.start.wasm), request.start.config);
    return undefined;
  }
  if (!host) throw new Error('the run has not started');
  return (host.call as (method: string, ...args: readonly unknown[]) => Promise<unknown>).call(
    host,
    request.method,
    ...request.args,
  );
}

/** In Node it is a thread that has a port; elsewhere a worker, which is one. */
const port =
  'importScripts' in globalThis ? null : process.getBuiltinModule('node:worker_threads').parentPort;

const reply = (message: Reply) => (port ?? self).postMessage(message);

function hear(data: Request): void {
  answer(data).then(
    (result) => reply({ id: data.id, result }),
    (error: unknown) => reply({ id: data.id, error: packError(error) }),
  );
}

// A promise of its own that nobody waited for is a fault like any other: the page hears of it as an error, as Node does.
if (!port)
  self.addEventListener('unhandledrejection', ({ reason }) =>
    setTimeout(() => {
      throw reason;
    }),
  );

if (port) port.on('message', hear);
else self.addEventListener('message', ({ data }: MessageEvent<Request>) => hear(data));

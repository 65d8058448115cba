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

const reply = (message: Reply) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data).then(
    (result) => reply({ id: data.id, result }),
    (error: unknown) => reply({ id: data.id, error: packError(error) }),
  );
});

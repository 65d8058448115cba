// Where the wasm comes from: carried in the module, handed in, or fetched and compiled on the way.
import { arriving } from './arriving';
import { knownKeys } from './checks';
import { wrongType } from './errors';

/** Where to find the core's wasm; without it the module's own. */
export interface WasmOptions {
  /** Fetched, and compiled while it arrives; a `file:` URL is read, in Node. */
  url?: string | URL;
  /** The bytes of it. */
  binary?: BufferSource;
}

/** What a core is made of. A compiled module crosses to a worker without another compilation. */
export type WasmSource = Uint8Array<ArrayBuffer> | WebAssembly.Module;

/** The source that a module brings along. */
export type OwnSource = () => WasmSource | Promise<WasmSource>;

const isBuffer = (value: unknown): value is BufferSource =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value);

function bytesOf(binary: BufferSource): Uint8Array<ArrayBuffer> {
  if (!isBuffer(binary)) throw wrongType('wasm.binary', binary, 'an ArrayBuffer or a typed array');
  const view = ArrayBuffer.isView(binary)
    ? new Uint8Array(binary.buffer, binary.byteOffset, binary.byteLength)
    : new Uint8Array(binary);
  return Uint8Array.from(view);
}

/** Asked of the process, so that no bundler for browsers stumbles over the import. */
function readFile(url: URL): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(process.getBuiltinModule('node:fs').readFileSync(url));
}

async function compiled(response: Response): Promise<WebAssembly.Module> {
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** @throws Error that says what was found at the address instead */
export async function fetchWasm(address: string | URL): Promise<WasmSource> {
  const url = new URL(address, globalThis.location?.href);
  if (url.protocol === 'file:' && typeof process === 'object') return readFile(url);
  return arriving(url, async (response) => {
    if (!response.ok)
      throw new Error(`The core did not load: ${url.href} answers ${response.status}`);
    return compiled(response).catch((error: unknown) => {
      throw new Error(`The core did not load: ${url.href} is no wasm (${String(error)})`);
    });
  });
}

/** @throws TypeError for options that are none */
export async function findWasm(
  options: WasmOptions | undefined,
  own: OwnSource,
): Promise<WasmSource> {
  if (options !== undefined) knownKeys('wasm', options, ['url', 'binary']);
  if (options?.binary !== undefined) return bytesOf(options.binary);
  if (options?.url === undefined) return own();
  if (typeof options.url !== 'string' && !(options.url instanceof URL))
    throw wrongType('wasm.url', options.url, 'a string or a URL');
  return fetchWasm(options.url);
}

// What is fetched arrives, or is given up: a server that falls silent keeps nobody waiting for ever.

const SILENT_SECONDS = 12;

/** The same response, and each piece of it is told. */
function told(response: Response, piece: () => void): Response {
  const { status, headers, body } = response;
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, on) {
      piece();
      on.enqueue(bytes);
    },
  });
  return new Response(body?.pipeThrough(heard) ?? null, { status, headers });
}

/**
 * @param use  reads the response to its end
 * @throws Error where twelve seconds pass without a byte, however long the whole takes
 */
export async function arriving<T>(url: URL, use: (response: Response) => Promise<T>): Promise<T> {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENT_SECONDS * 1000);
  };
  heard();
  try {
    return await use(told(await fetch(url, { signal: silence.signal }), heard));
  } catch (error) {
    if (!silence.signal.aborted) throw error;
    const says = `sends nothing for ${SILENT_SECONDS} seconds`;
    throw new Error(`The core did not load: ${url.href} ${says}`);
  } finally {
    clearTimeout(timer);
  }
}

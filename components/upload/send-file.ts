/** What is sent at a time: so much is sent again after the connection was lost. */
const PIECE = 2 * 1024 * 1024;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Where uploads of every kind go on. */
const UPLOADS = '/api/v1/uploads';

/** The server said no: trying the same again is of no use. */
export class Refusal extends Error {}

/** The browser's word for a lost connection, and the server's for being away. */
class Away extends Error {}

async function call<T>(method: string, address: string, signal: AbortSignal, body?: Blob | object): Promise<T> {
  const isBytes = body instanceof Blob;
  const sent = body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) };
  const headers = { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' };
  const response = await fetch(address, { method, signal, headers, ...sent }).catch((error: unknown) => {
    throw signal.aborted ? error : new Away();
  });
  if (response.ok) return (response.status === 204 ? {} : await response.json()) as T;
  if (response.status >= 500 || response.status === 429) throw new Away();
  const problem: { detail?: string } = await response.json().catch(() => ({}));
  throw new Refusal(problem.detail ?? response.statusText);
}

interface State {
  id: string;
  received: number;
}

export interface Sending {
  file: File;
  /** An upload to go on with; null begins one. */
  id: string | null;
  /** Of the API: where the upload is announced, and below which it ends. */
  address: string;
  /** What is announced beside name and size. */
  details: object;
  signal: AbortSignal;
  onBegun: (id: string) => void;
  /** Bytes that have arrived. */
  onProgress: (received: number) => void;
  onWait: (isWaiting: boolean) => void;
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** Tries until the server answers: 1 s after the first failure, then twice as long each time. */
async function untilAnswered<T>({ signal, onWait }: Sending, work: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      const answer = await work();
      onWait(false);
      return answer;
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      onWait(true);
      await pause(wait, signal);
    }
  }
}

/** An upload that is still known, or a new one. */
async function begin(sending: Sending): Promise<State> {
  const { file, id, address, details, signal } = sending;
  const known =
    id === null
      ? null
      : await call<State>('GET', `${UPLOADS}/${id}`, signal).catch((error: unknown) => {
          if (error instanceof Refusal) return null;
          throw error;
        });
  return known ?? call<State>('POST', address, signal, { ...details, fileName: file.name, size: file.size });
}

/**
 * Sends a file piece by piece, going on by itself once a lost connection is back.
 * @returns what the server answers at the end
 * @throws Refusal with the server's reason, or the signal's reason
 */
export async function sendFile(sending: Sending): Promise<unknown> {
  const { file, signal, onBegun, onProgress } = sending;
  let { id, received } = await untilAnswered(sending, () => begin(sending));
  onBegun(id);
  const address = `${UPLOADS}/${id}`;
  while (received < file.size) {
    onProgress(received);
    // A piece whose answer was lost may have arrived: what counts is what the server has.
    ({ id, received } = await untilAnswered(sending, async () => {
      const piece = file.slice(received, received + PIECE);
      return call<State>('PATCH', `${address}?offset=${received}`, signal, piece).catch(async (error: unknown) => {
        if (error instanceof Refusal) throw error;
        ({ received } = await call<State>('GET', address, signal));
        throw error;
      });
    }));
  }
  onProgress(file.size);
  return untilAnswered(sending, () => call('PUT', `${sending.address}/${id}/completion`, signal));
}

/** Forgets what has arrived of an upload. Failing that, it is forgotten after a day. */
export async function forgetUpload(id: string): Promise<void> {
  await call('DELETE', `${UPLOADS}/${id}`, AbortSignal.timeout(LONGEST_WAIT_MS)).catch(() => undefined);
}

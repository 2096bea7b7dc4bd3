import { forgetUpload, Refusal, sendFile } from '@/components/upload/send-file';

type UploadStatus = 'queued' | 'sending' | 'waiting' | 'checking' | 'done' | 'refused';

/** One file on its way, as the page shows it. */
export interface QueuedUpload {
  key: number;
  /** Where on the screen it was begun. */
  place: string;
  name: string;
  size: number;
  received: number;
  status: UploadStatus;
  /** Why it was refused. */
  reason: string | null;
  /** What the server said at the end. */
  answer: unknown;
}

/** Of the API: where files are announced, and what is said of them beside name and size. */
export interface UploadTarget {
  address: string;
  details: object;
}

interface Entry {
  shown: QueuedUpload;
  file: File;
  target: UploadTarget;
  stop: AbortController;
}

// Outside of any component: uploads go on while one looks at other tabs and accounts.
let entries: readonly Entry[] = [];
let list: readonly QueuedUpload[] = [];
let isRunning = false;
let serial = 0;
const listeners = new Set<() => void>();

/** Where a file's upload is remembered: the same file chosen again goes on where it stopped, after a reload too. */
const slotOf = ({ file, shown }: Entry) => `upload:${shown.place}:${file.name}:${file.size}:${file.lastModified}`;

function publish(next: readonly Entry[]): void {
  entries = next;
  list = entries.map(({ shown }) => shown);
  for (const listener of listeners) listener();
}

function show(entry: Entry, change: Partial<QueuedUpload>): void {
  entry.shown = { ...entry.shown, ...change };
  publish(entries);
}

async function send(entry: Entry): Promise<void> {
  const slot = slotOf(entry);
  const { file, target, stop } = entry;
  show(entry, { status: 'sending' });
  try {
    const answer = await sendFile({
      file,
      ...target,
      signal: stop.signal,
      id: localStorage.getItem(slot),
      onBegun: (id) => localStorage.setItem(slot, id),
      onProgress: (received) => show(entry, { received, status: received < file.size ? 'sending' : 'checking' }),
      onWait: (isWaiting) => isWaiting && show(entry, { status: 'waiting' }),
    });
    show(entry, { status: 'done', received: file.size, answer });
    localStorage.removeItem(slot);
  } catch (error) {
    if (stop.signal.aborted) return;
    localStorage.removeItem(slot);
    show(entry, { status: 'refused', reason: error instanceof Refusal ? error.message : null });
  }
}

/** One after the other: together they would only share the same connection. */
async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  for (let next = nextEntry(); next; next = nextEntry()) await send(next);
  isRunning = false;
}

const nextEntry = () => entries.find(({ shown }) => shown.status === 'queued');

/** Files to be sent from a place, which shows how far they are. */
export function addUploads(place: string, files: readonly File[], target: UploadTarget): void {
  const added = files.map((file): Entry => {
    serial += 1;
    const progress = { received: 0, status: 'queued', reason: null, answer: null } as const;
    return { file, shown: { key: serial, place, name: file.name, size: file.size, ...progress }, target, stop: new AbortController() };
  });
  publish([...entries, ...added]);
  void run();
}

/** Takes an upload off the list; one under way is cancelled, here and on the server. */
export function dropUpload(key: number): void {
  const entry = entries.find(({ shown }) => shown.key === key);
  if (!entry) return;
  const slot = slotOf(entry);
  const id = localStorage.getItem(slot);
  entry.stop.abort();
  localStorage.removeItem(slot);
  if (id) void forgetUpload(id);
  publish(entries.filter((other) => other !== entry));
}

export function subscribeUploads(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const readUploads = (): readonly QueuedUpload[] => list;

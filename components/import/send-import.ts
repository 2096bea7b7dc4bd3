/** What came of sending a file: its import, or why it was refused; null when the connection broke. */
export type SentImport = { id: string } | { refusal: string | null };

/**
 * Sends a file as a new import.
 * @param onProgress told the part of the file that has left, from 0 to 1
 */
export function sendImport(kind: string, file: File, onProgress: (part: number) => void): Promise<SentImport> {
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ kind, fileName: file.name });
  request.open('POST', `/api/v1/imports?${query}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  return new Promise((resolve) => {
    request.onload = () => {
      const body = request.response as { id?: string; detail?: string } | null;
      resolve(body?.id === undefined ? { refusal: body?.detail ?? null } : { id: body.id });
    };
    request.onerror = () => resolve({ refusal: null });
    request.send(file);
  });
}

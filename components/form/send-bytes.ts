/** What came of sending a file: the server's answer, or why it refused; null when the connection broke. */
export type SentBytes<Data> = { data: Data } | { refusal: string | null };

/**
 * Sends a file in one go.
 * @param address of the API, with what is said of the file
 * @param onProgress told the part of the file that has left, from 0 to 1
 */
export function sendBytes<Data>(address: string, file: File, onProgress: (part: number) => void): Promise<SentBytes<Data>> {
  const request = new XMLHttpRequest();
  request.open('POST', address);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  return new Promise((resolve) => {
    request.onload = () => {
      const body = request.response as ({ detail?: string } & Data) | null;
      const isTaken = request.status >= 200 && request.status < 300 && body !== null;
      resolve(isTaken ? { data: body } : { refusal: body?.detail ?? null });
    };
    request.onerror = () => resolve({ refusal: null });
    request.send(file);
  });
}

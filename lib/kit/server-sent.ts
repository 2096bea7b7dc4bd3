/** One server-sent event with a JSON payload, which holds no line breaks. */
export function serverSent(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

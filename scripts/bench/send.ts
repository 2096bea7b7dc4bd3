import { Agent, request } from 'node:http';

/** Sends one body and resolves when it is acknowledged in full. */
function post(agent: Agent, url: string, authorization: string, body: Buffer): Promise<void> {
  return new Promise((done, failed) => {
    const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        response.statusCode === 200 && text.endsWith('"rejected":[]}') ? done() : failed(new Error(`${response.statusCode} ${text}`)),
      );
    });
    sent.once('error', failed);
    sent.end(body);
  });
}

/** Sends batch calls over keep-alive connections, each sending its next one when its last one is acknowledged. */
export async function sendAll(origin: string, writeKey: string, bodies: readonly Buffer[], connections: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const waiting = [...bodies].reverse();
  const sendWaiting = async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) await post(agent, `${origin}/v1/batch`, authorization, body);
  };
  await Promise.all(Array.from({ length: connections }, sendWaiting));
  agent.destroy();
}

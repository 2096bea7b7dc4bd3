import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { env } from './env';

const LIMIT_MS = 10_000;

/** Addresses that aren't the public internet's (IANA's special-purpose registries, RFC 6890). */
const PRIVATE: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const blocked = new BlockList();
for (const [net, prefix] of PRIVATE) blocked.addSubnet(net, prefix, isIPv6(net) ? 'ipv6' : 'ipv4');

const family = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Whether we may call this address; only where private ones are allowed is the house's own network reached. */
function isOutside(address: string): boolean {
  return env().PRIVATE_WEBHOOKS === 'allow' || !blocked.check(address, family(address));
}

/** Names are looked up once, and what they lead to is what is called: a second answer can't lead elsewhere. */
const outsideLookup: LookupFunction = (hostname, options: LookupOptions, done) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error || !first) done(error ?? new Error('the name leads nowhere'), '');
    else if (!found.every(({ address }) => isOutside(address))) done(new Error('the name leads to a private address'), '');
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** What is wrong with an address as one to be called; null when nothing is. */
export function addressFault(text: string): string | null {
  if (!URL.canParse(text)) return 'This is no address';
  const { protocol, username, password, hostname } = new URL(text);
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && env().PRIVATE_WEBHOOKS === 'allow');
  if (!isAllowed) return 'The address must begin with https://';
  if (username !== '' || password !== '') return 'The address must not hold a password';
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isOutside(host) ? 'The address is a private one' : null;
}

/**
 * Posts a text to an address outside: no private address after its name was looked up, no redirect followed, nothing
 * of the answer read but its status, 10 seconds at most.
 * @returns the status
 * @throws Error saying why nothing was answered
 */
export function postOutside(url: string, body: string, headers: Record<string, string>): Promise<number> {
  const fault = addressFault(url);
  if (fault !== null) return Promise.reject(new Error(fault));
  const send = url.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const length = String(Buffer.byteLength(body));
    const outgoing = send(url, { method: 'POST', lookup: outsideLookup, signal, headers: { ...headers, 'content-length': length } }, (answer) => {
      answer.on('error', () => undefined);
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.on('error', (error) => reject(signal.aborted ? new Error(`no answer within ${LIMIT_MS / 1000} s`) : error));
    outgoing.end(body);
  });
}

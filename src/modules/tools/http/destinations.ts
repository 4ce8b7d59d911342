import { Resolver, lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ToolFailed } from '../runner.js';
import { isPublicAddress } from './addresses.js';

/** Every address of a host name, of both families; empty where there is none. */
export type Resolve = (hostname: string, signal: AbortSignal) => Promise<readonly string[]>;

/** How a resolver is asked: for how long, and how often. */
const ASKED = { timeout: 3_000, tries: 2 };

/** By which codes it is said that there is no such name, or no such address of it. */
const NONE: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA']);

/** The host of a URL with its port, also where that is the usual one. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;

/** Whether a URL is of one of these hosts, which are named with a port where it is not the usual one of the scheme. */
export const isAmong = (hosts: readonly string[], url: URL): boolean =>
  hosts.includes(url.host) || hosts.includes(hostAndPort(url));

/** Where tools may call, and at which address that is. */
export class Destinations {
  /** @param privateHosts as `host:port`: they may be private, and may be called without TLS */
  constructor(
    private readonly privateHosts: ReadonlySet<string>,
    private readonly resolve: Resolve = publicResolve(),
  ) {}

  /** Throws ToolFailed unless a tool with these hosts may call this URL. */
  require(allowedHosts: readonly string[], url: URL): void {
    if (url.username !== '' || url.password !== '') throw new ToolFailed('A URL with credentials is not called.');
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
      throw new ToolFailed(`Only https is called, and not ${url.protocol}`);
    if (!isAmong(allowedHosts, url)) throw new ToolFailed(`The tool may not call ${url.host}.`);
    if (url.protocol === 'http:' && !this.isPrivate(url))
      throw new ToolFailed(`${url.host} would be called without encryption: https is wanted.`);
  }

  /**
   * The addresses of a URL's host, asked for once and all of them checked: whoever connects, connects to these. Throws
   * ToolFailed where there is none, or where one of them is not of the public Internet and the host not one that may be.
   */
  async addresses(url: URL, signal: AbortSignal): Promise<readonly string[]> {
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const isPrivate = this.isPrivate(url);
    const addresses = isIP(hostname) ? [hostname] : await this.lookUp(hostname, isPrivate, signal);
    if (addresses.length === 0) throw new ToolFailed(`The host ${url.hostname} has no address.`);
    if (!isPrivate && !addresses.every(isPublicAddress))
      throw new ToolFailed(`The host ${url.hostname} has an address that is not public.`);
    return addresses;
  }

  private isPrivate(url: URL): boolean {
    return this.privateHosts.has(hostAndPort(url));
  }

  /** What is the house's own may have its name from the machine, what is not has it from the public. */
  private lookUp(hostname: string, isPrivate: boolean, signal: AbortSignal): Promise<readonly string[]> {
    return isPrivate ? resolvePrivately(hostname) : this.resolve(hostname, signal);
  }
}

/** Asks these servers, or those of the machine, and nothing else: no file of hosts, no domain to search in. */
export function publicResolve(servers?: readonly string[]): Resolve {
  return async (hostname, signal) => {
    const resolver = new Resolver(ASKED);
    if (servers) resolver.setServers([...servers]);
    const stop = () => resolver.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const families = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
      const addresses = families.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      const failure = families.find((answer) => answer.status === 'rejected' && !isNone(answer.reason));
      if (addresses.length === 0 && failure) throw new ToolFailed(`The name ${hostname} could not be looked up.`);
      return addresses;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}

/** Whether a name server said that there is no such name, or that it has no such address, instead of saying nothing. */
const isNone = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && NONE.has(error.code);

async function resolvePrivately(hostname: string): Promise<readonly string[]> {
  try {
    return (await lookup(hostname, { all: true })).map(({ address }) => address);
  } catch (error) {
    if (isNone(error)) return [];
    throw new ToolFailed(`The name ${hostname} could not be looked up.`);
  }
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import type { Origin } from '../platform/actor.js';

/** Whether the address of a hop is a proxy whose `X-Forwarded-For` is believed; as `proxy-addr` asks. */
export type TrustProxy = (address: string, hop: number) => boolean;

const MAX_USER_AGENT = 512;

/** The id under which a request is logged: the one it came with, if that is harmless, or a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

/** Where a request came from, behind the proxies that are believed. */
export function originOf(request: IncomingMessage, requestId: string, trust: TrustProxy | null): Origin {
  // A proxy may add a port or write nonsense; the address of the socket is a fact.
  const address = trust ? proxyAddr(request, trust) : request.socket.remoteAddress;
  return {
    requestId,
    ip: address?.replace(/^::ffff:/, '') ?? null,
    userAgent: request.headers['user-agent']?.slice(0, MAX_USER_AGENT) ?? null,
  };
}

/** Whether the request comes from this very machine, and from no proxy on it. */
export function isLocal(request: IncomingMessage): boolean {
  const { 'x-forwarded-for': forwardedFor, forwarded } = request.headers;
  const address = request.socket.remoteAddress ?? '';
  return forwardedFor === undefined && forwarded === undefined && /^(::1|(::ffff:)?127\.[\d.]+)$/.test(address);
}

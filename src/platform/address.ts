import { isIPv6 } from 'node:net';

/**
 * What counts as one address wherever attempts, costs or refusals of somebody unknown are counted: an IPv4 address, or the /64 network of an IPv6 one, since one customer has
 * a whole network of those. IPv4 mapped into IPv6 (RFC 4291 §2.5.5.2) counts as IPv4.
 */
export function addressGroup(ip: string | null): string {
  if (ip === null) return 'unknown';
  const bare = ip.replace(/%.*$/u, '');
  if (!isIPv6(bare)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(bare);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = bare.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

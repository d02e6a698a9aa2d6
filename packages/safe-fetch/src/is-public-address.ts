import ipaddr from 'ipaddr.js';

/** Addresses inside public or reserved ranges that answer with a cloud's secrets: Azure, Alibaba, Oracle, AWS. */
const DENIED = new Set(['168.63.129.16', '100.100.100.200', '192.0.0.192', '169.254.169.254', 'fd00:ec2::254']);
/** All of today's public IPv6; what is not in it, such as `::127.0.0.1`, only tunnels to something else. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** May a user's address lead here? False for whatever is not plainly an address of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (DENIED.has(parsed.toString())) return false;
  // A mapped IPv4 address has a range of its own, and none of the tunnels (NAT64, 6to4, Teredo) is `unicast`.
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(PUBLIC_IPV6);
}

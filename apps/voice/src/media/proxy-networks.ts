import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** Where nobody is reached from the internet: this machine, private and shared networks, neighbours on a cable (RFC 1918, 6598, 3927, 4193, 4291). */
const PRIVATE_NETWORKS =
  '127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,169.254.0.0/16,fc00::/7,fe80::/10';

/** Networks such as `10.0.0.0/8`, separated by commas. */
export const proxyNetworksSchema = z
  .string()
  .default(PRIVATE_NETWORKS)
  .transform((text, context) => {
    const networks = new BlockList();
    for (const network of text.split(',').map((part) => part.trim())) {
      const [address = '', bits = ''] = network.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      const isNetwork = isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32);
      if (isNetwork) networks.addSubnet(address, Number(bits), family);
      else context.addIssue(`"${network}" is no network: write it as 203.0.113.0/24, several separated by commas`);
    }
    return networks;
  });

/** @param address of a socket; an IPv4 address may be written as IPv6 */
export function isIn(networks: BlockList, address: string): boolean {
  return isIP(address) !== 0 && networks.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Every spelling leads, in one parser or another, to this machine, a neighbour, or a cloud's metadata. */
const HOSTS = [
  // loopback
  ...['127.0.0.1', '127.1', '127.0.1', '127.0.0.2', '127.255.255.254', '127.000.000.001', '0177.0.0.1', '0x7f.0.0.1'],
  ...['0x7f.1', '0x7f000001', '2130706433', '017700000001', '0x7F.0X0.0x0.0x1', '00000177.0.0.1', '127.0.0.1.'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'LocalHost', 'localhost.localdomain', 'ip6-localhost'],
  // this host
  ...['0', '0.0.0.0', '0.0', '00', '0x0', '0.0.0.1', '000.000.000.000'],
  // IPv6 and what is wrapped in it
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[0:0:0:0:0:ffff:127.0.0.1]', '[::127.0.0.1]', '[::7f00:1]', '[::ffff:0:127.0.0.1]', '[::ffff:0.0.0.0]'],
  ...['[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2002:7f00:0001::1]'],
  ...['[2001:0:7f00:1::]', '[2001:0:4136:e378:8000:63bf:80ff:fffe]', '[fe80::1]', '[fe80::1%25lo]', '[fe80::1%lo]'],
  ...['[fc00::1]', '[fd00:ec2::254]', '[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]'],
  ...['[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[64:ff9b::169.254.169.254]', '[::ffff:10.0.0.1]'],
  // private, shared, link-local, reserved
  ...['10.0.0.1', '10.1', '012.0.0.1', '0xa.0.0.1', '167772161', '172.16.0.1', '172.31.255.255', '192.168.0.1'],
  ...['192.168.257', '3232235521', '0xc0a80001', '100.64.0.1', '100.127.255.255', '198.18.0.1', '192.0.2.1'],
  ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '169.254.1.1'],
  // metadata
  ...['169.254.169.254', '169.254.43518', '0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '169.254.170.2'],
  ...['168.63.129.16', '0xa83f8110', '100.100.100.200', '192.0.0.192', '192.0.0.1'],
  // other scripts and encodings that become digits or dots
  ...[
    '１２７.０.０.１',
    '127。0。0。1',
    '127．0．0．1',
    '①②⑦.⓪.⓪.①',
    '%31%32%37.0.0.1',
    '127%2e0%2e0%2e1',
    '127.0.0.%31',
  ],
  // names that are somebody inside, wherever they are looked up
  ...['localtest.me', '127.0.0.1.nip.io', 'metadata.google.internal', 'metadata.azure.internal', 'instance-data'],
  ...['host.docker.internal', 'gateway.docker.internal', 'kubernetes.default.svc', 'redis', 'postgres', 'router.local'],
  // and more of each kind
  ...['127.127.127.127', '172.20.10.1', '192.168.1.254', '198.19.255.254', '0300.0250.0.1', '0xac100001', '2886729729'],
  ...[
    '[::ffff:c0a8:1]',
    '[::ffff:ac10:1]',
    '[fd12:3456:789a::1]',
    '[2002:a00:1::]',
    '[2002:c0a8:1::]',
    '[64:ff9b::a00:1]',
  ],
  ...['[64:ff9b::c0a8:1]', '[fe80::a9fe:a9fe]', '[ff05::2]', '[fd20:ce::254]'],
  ...['ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'ｌｏｃａｌｈｏｓｔ', 'loc\u00adalhost', '0x7f。1', '１６９.254.169.254'],
];

/** A name under which the installation itself is reached, in these addresses. */
export const OUR_OWN_NAME = 'voice.our-own.example';

/**
 * Addresses that nobody may have an installation ask: they lead to the machine itself, its neighbours or a cloud's metadata, or are not
 * addresses of the web. `port` is where a test listens, and counts who comes.
 */
export function hostileAddresses(port: number): string[] {
  return [
    ...HOSTS.flatMap((host) => [`http://${host}:${port}/`, `https://${host}:${port}/`]),
    // tricks with what stands around the host
    `http://example.com@127.0.0.1:${port}/`,
    `http://example.com:80@127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}@example.com/`,
    `http://user:pass@93.184.216.34:${port}/`,
    `http://@127.0.0.1:${port}/`,
    `http://example.com%40127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}\\@example.com/`,
    `http:\\\\127.0.0.1:${port}\\`,
    `http:/127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}/`,
    `http:///127.0.0.1:${port}/`,
    `http:////127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}#.example.com`,
    `http://127.0.0.1:${port}?.example.com`,
    `http://127.0.0.1:${port}/..;/`,
    `HtTp://127.0.0.1:${port}/`,
    ` http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}/ `,
    `ht\ttp://127.0.0.1:${port}/`,
    `http://127.0.\n0.1:${port}/`,
    `http://127.0.0.1\r\n:${port}/`,
    `http://127.0.0.1:${port}/\r\nX-Injected: 1`,
    `http://127.0.0.1\u0000.example.com:${port}/`,
    `http://127.0.0.1:0${port}/`,
    `//127.0.0.1:${port}/`,
    `/127.0.0.1:${port}/`,
    `127.0.0.1:${port}`,
    // schemes
    ...['ws', 'wss', 'ftp', 'gopher', 'dict', 'ldap', 'tftp', 'sftp', 'jar', 'blob', 'netdoc', 'unix'].map(
      (scheme) => `${scheme}://127.0.0.1:${port}/`,
    ),
    'file:///etc/passwd',
    'file://127.0.0.1/etc/passwd',
    'data:text/plain,hello',
    'javascript:alert(1)',
    'about:blank',
    'http://',
    'http://:80/',
    'http://[::1',
    'http://127.0.0.1:99999/',
    '',
    `http://93.184.216.34:${port + 1}/`,
    'http://93.184.216.34:22/',
    'http://93.184.216.34:6379/',
    `http://${'a'.repeat(9000)}.example.com/`,
    `http://${OUR_OWN_NAME}:${port}/`,
    `http://${OUR_OWN_NAME.toUpperCase()}.:${port}/`,
  ];
}

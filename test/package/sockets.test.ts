/** The watch over connections sees one that leaves the machine, and none that stays. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { connectionsOutside } from './support/sockets';

test('a connection to another machine is seen, one within this machine is none', async () => {
  test.skip(process.platform !== 'linux', 'connections are read from /proc');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const inside = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(inside, 'connect');
  expect(connectionsOutside(process.pid)).toEqual([]);
  // An address for documentation; connecting a datagram socket sends nothing.
  const outside = createSocket('udp4');
  outside.connect(9, '192.0.2.1');
  await once(outside, 'connect');
  expect(connectionsOutside(process.pid)).toEqual(['udp 010200C0']);
  outside.close();
  inside.destroy();
  server.close();
});

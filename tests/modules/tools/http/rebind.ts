import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Server, createServer } from 'node:https';
import { type AddressInfo, type Socket, connect, isIPv4 } from 'node:net';
import type { Dial } from '../../../../src/modules/tools/http/exchange.js';

/** A key and a certificate for `rebind.test` that nobody else trusts, and nothing but these tests uses. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgG6MBQcgo4SOzb5CB
DPt9VcqvmCJwoyobviXu1kDLXNmhRANCAATifcUiexDAmL4qOtB69R9EpYjkYSie
ibLegZqfvDfLZvx5JztDdJ47eywtXqbpzrLTzi0LeFFA8rKjIYOl4qWC
-----END PRIVATE KEY-----
`;
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUfOmndPyvoARoBXvShYVZIp3fW1gwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLcmViaW5kLnRlc3QwIBcNMjYxMTIxMTkyOTAxWhgPMjEyNjEw
MjgxOTI5MDFaMBYxFDASBgNVBAMMC3JlYmluZC50ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAE4n3FInsQwJi+KjrQevUfRKWI5GEonomy3oGan7w3y2b8eSc7
Q3SeO3ssLV6m6c6y084tC3hRQPKyoyGDpeKlgqNrMGkwHQYDVR0OBBYEFLF5Qdxq
TnZV5sERsTi3w4CaPGmuMB8GA1UdIwQYMBaAFLF5QdxqTnZV5sERsTi3w4CaPGmu
MBYGA1UdEQQPMA2CC3JlYmluZC50ZXN0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDRwAwRAIgdISH5RQtAc1Aqxfix/MxWuXQutrt4SNMo9ZJhFBilHICIAGs
JTZw/s7JBEIvv5+F3Yj3f6EIOS1btHnGT9CVDaAO
-----END CERTIFICATE-----
`;

/** What a name server says of a name: its addresses, or that it cannot say. */
export type Named = readonly string[] | 'SERVFAIL';

/** A name server that answers each question about a name with the next of its answers, the last one for ever. */
export async function nameServer(answers: readonly Named[]) {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  let asked = 0;
  socket.on('message', (question, { port, address }) => {
    const wantsV4 = question.readUInt16BE(question.length - 4) === 1 || question.includes(Buffer.from([0, 1, 0, 1]));
    const addresses = answers[Math.min(Math.floor(asked++ / 2), answers.length - 1)] ?? [];
    const fitting = addresses === 'SERVFAIL' ? null : addresses.filter((one) => isIPv4(one) === wantsV4);
    socket.send(answerTo(question, fitting), port, address);
  });
  return {
    server: `127.0.0.1:${socket.address().port}`,
    /** How often a name was looked up, in both families. */
    lookUps: () => asked / 2,
    close: () => socket.close(),
  };
}

/** RFC 1035 §4: the question, and a record for each address. */
function answerTo(question: Buffer, found: readonly string[] | null): Buffer {
  const addresses = found ?? [];
  const end = question.indexOf(0, 12) + 5;
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(found ? 0x8180 : 0x8182, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const records = addresses.map((address) => {
    const bytes = isIPv4(address) ? Buffer.from(address.split('.').map(Number)) : v6(address);
    const record = Buffer.from([0xc0, 0x0c, 0, isIPv4(address) ? 1 : 28, 0, 1, 0, 0, 0, 0, 0, bytes.length]);
    return Buffer.concat([record, bytes]);
  });
  return Buffer.concat([header, question.subarray(12, end), ...records]);
}

/** An address written as eight groups. */
const v6 = (address: string): Buffer =>
  Buffer.concat(address.split(':').map((group) => Buffer.from(group.padStart(4, '0'), 'hex')));

/** A server with that certificate, which says what it was asked; `dial` leads to it whatever address is called. */
export async function secureServer() {
  const [names, dialled]: [string[], string[]] = [[], []];
  const server: Server = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://here');
    if (pathname === '/again') response.writeHead(302, { location: '/there' }).end();
    else
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ host: request.headers.host, path: pathname }));
  }).listen(0, '127.0.0.1');
  server.on('secureConnection', ({ servername }: { servername?: string | false }) => names.push(String(servername)));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dial: Dial = (address, wanted): Socket => {
    dialled.push(`${address} ${wanted}`);
    return connect({ host: '127.0.0.1', port });
  };
  return { dial, names, dialled, close: () => server.close() };
}

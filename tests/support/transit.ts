import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How the server behaves instead of answering. */
export type TransitFault =
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | 'reset'
  | 'reset once'
  | 'silence'
  | 'silence after headers'
  | 'endless';

/** One request as it arrived. */
export interface TransitRequest {
  readonly url: string;
  readonly token: string | undefined;
  readonly body: Readonly<Record<string, string>>;
}

/** The Transit engine of OpenBao and Vault as their API is documented, for keys of the type aes256-gcm96. */
export class TransitServer {
  readonly token = `hvs.${randomBytes(16).toString('hex')}`;
  readonly requests: TransitRequest[] = [];
  fault: TransitFault | null = null;
  /** From so many requests on it takes them and does not answer. */
  silentAfter = Infinity;
  /** Versions before this one are disallowed by the key's policy. */
  minDecryptionVersion = 1;
  /** As Vault before 1.9 did. */
  ignoresAssociatedData = false;
  private readonly keys = new Map<string, Buffer[]>();
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor() {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  /** Listens on a free port, with the key `steward` in its first version. */
  static async start(): Promise<TransitServer> {
    const transit = new TransitServer();
    transit.rotate('steward');
    await transit.listen(0);
    return transit;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get options() {
    return { origin: this.origin, token: this.token, key: 'steward' };
  }

  /** What configures a Steward to use it. */
  get env(): Readonly<Record<string, string>> {
    return { TRANSIT_ADDR: this.origin, TRANSIT_TOKEN: this.token, TRANSIT_KEY: 'steward' };
  }

  private port = 0;

  async listen(port = this.port): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Closes the port and every connection; the keys stay. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Gives the key another version, the first one where there is none. */
  rotate(key: string): void {
    this.keys.set(key, [...(this.keys.get(key) ?? []), randomBytes(32)]);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
    const token = request.headers['x-vault-token'];
    this.requests.push({ url: request.url ?? '', token: typeof token === 'string' ? token : undefined, body });
    if (this.requests.length > this.silentAfter) return;
    if (this.fault) {
      this.fail(this.fault, request, response);
      return;
    }
    const [status, answer] = this.handle(request, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  private fail(fault: TransitFault, request: IncomingMessage, response: ServerResponse): void {
    if (fault === 'silence') return;
    if (fault === 'reset' || fault === 'reset once') {
      if (fault === 'reset once') this.fault = null;
      return void request.socket.resetAndDestroy();
    }
    response.writeHead(typeof fault === 'string' ? 200 : fault.status, typeof fault === 'string' ? {} : fault.headers);
    if (fault === 'silence after headers') return void response.write('{');
    if (typeof fault !== 'string') return void response.end(fault.body);
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
    };
    response.on('drain', pour);
    pour();
  }

  private handle(request: IncomingMessage, body: Record<string, string>): [number, object] {
    if (request.headers['x-vault-token'] !== this.token) return refuse(403, 'permission denied');
    const [, operation, name] = /^\/v1\/transit\/(encrypt|decrypt)\/([\w.-]+)$/.exec(request.url ?? '') ?? [];
    if (request.method !== 'POST' || !name) return [404, { errors: [] }];
    const versions = this.keys.get(name);
    if (!versions) return refuse(400, 'encryption key not found');
    const aad = Buffer.from(this.ignoresAssociatedData ? '' : (body.associated_data ?? ''), 'base64');
    if (operation === 'decrypt') return this.decrypt(versions, body.ciphertext ?? '', aad);
    const ciphertext = encrypt(versions.at(-1)!, Buffer.from(body.plaintext ?? '', 'base64'), aad);
    return succeed({ ciphertext: `vault:v${versions.length}:${ciphertext}`, key_version: versions.length });
  }

  private decrypt(versions: Buffer[], ciphertext: string, aad: Buffer): [number, object] {
    const [, version, base64] = /^vault:v(\d+):(.*)$/.exec(ciphertext) ?? [];
    if (!base64) return refuse(400, 'invalid ciphertext: no prefix');
    const key = versions[Number(version) - 1];
    if (!key) return refuse(400, 'invalid ciphertext: version is too new');
    if (Number(version) < this.minDecryptionVersion)
      return refuse(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const bytes = Buffer.from(base64, 'base64');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(aad);
      decipher.setAuthTag(bytes.subarray(-16));
      const plaintext = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
      return succeed({ plaintext: plaintext.toString('base64') });
    } catch {
      return refuse(400, 'cipher: message authentication failed');
    }
  }
}

function encrypt(key: Buffer, plaintext: Buffer, aad: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

const refuse = (status: number, error: string): [number, object] => [status, { errors: [error] }];
const succeed = (data: object): [number, object] => [
  200,
  {
    request_id: 'a',
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data,
    wrap_info: null,
    warnings: null,
    auth: null,
  },
];

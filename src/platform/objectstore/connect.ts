import { startObjectStore } from '../embedded/objectstore.js';
import type { Logger } from '../log.js';
import { createObjectStore } from './minio.js';
import type { ObjectStore } from './objectstore.js';

/** The part of the configuration that says where the objects are. */
export interface ObjectStoreSettings {
  readonly dataDir: string;
  /** The address to listen on for clients of the embedded store. */
  readonly host: string;
  readonly objectStore: {
    /** Null for an embedded store in `dataDir`. */
    readonly remote: { readonly endpoint: string; readonly accessKey: string; readonly secretKey: string } | null;
    readonly publicEndpoint: string | null;
    readonly region: string;
    readonly bucket: string;
    readonly port: number;
  };
}

/** A store that is there; of a remote one it is not known whether it answers. */
export interface ConnectedObjectStore {
  readonly store: ObjectStore;
  /** The origin at which clients reach it. */
  readonly publicEndpoint: string;
  /** Whether it is ours. */
  readonly embedded: boolean;
  /** Origins whose pages may use presigned URLs of the embedded store; to be filled when they are known. */
  readonly origins: Set<string>;
  /** Ends what is open, and stops the embedded store. */
  stop(): Promise<void>;
}

/** Finds the object store, or starts the embedded one. Throws FolderInUse where another server uses the folder. */
export async function connectObjectStore(
  { dataDir, host, objectStore }: ObjectStoreSettings,
  log: Logger,
): Promise<ConnectedObjectStore> {
  const { remote, region, bucket, port } = objectStore;
  const origins = new Set<string>();
  if (remote) {
    const publicEndpoint = objectStore.publicEndpoint ?? remote.endpoint;
    const store = createObjectStore({ ...remote, publicEndpoint, region, bucket });
    return { store, publicEndpoint, embedded: false, origins, stop: async () => store.close() };
  }
  const embedded = await startObjectStore({ dataDir, host, port, origins, region, bucket, log });
  const { endpoint, accessKey, secretKey } = embedded;
  const publicEndpoint = objectStore.publicEndpoint ?? endpoint;
  const store = createObjectStore({ endpoint, publicEndpoint, accessKey, secretKey, region, bucket });
  const stop = async () => {
    store.close();
    await embedded.stop();
  };
  return { store, publicEndpoint, embedded: true, origins, stop };
}

/** 32 bytes from which every other key is derived. */
export interface MasterKey {
  /** A fingerprint that tells keys apart and gives nothing away. */
  readonly id: string;
  /** HKDF-SHA-256 (RFC 5869) with this label; 32 bytes unless told. */
  derive(label: string, length?: number): Buffer;
}

/** The key in force and those before it, which still decrypt. */
export interface MasterKeys {
  readonly current: MasterKey;
  readonly previous: readonly MasterKey[];
}

import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A key that signs access tokens; its private part is sealed under the master key named beside it. */
@Entity('signing_keys')
@Check('signing_keys_algorithm_check', `algorithm in ('ES256', 'HS256')`)
export class SigningKeyEntity {
  @PrimaryColumn({ type: 'text' })
  kid!: string;

  @Column({ type: 'text' })
  algorithm!: string;

  /** RFC 7517; null for a symmetric key, which has no public part. */
  @Column({ type: 'jsonb', name: 'public_jwk', nullable: true })
  publicJwk!: object | null;

  @Column({ type: 'bytea', name: 'private_wrapped' })
  privateWrapped!: Buffer;

  @Column({ type: 'text', name: 'wrapping_key_id' })
  wrappingKeyId!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'retired_at', nullable: true })
  retiredAt!: Date | null;
}

/** The canary of a master key: what only the right key opens. */
@Entity('master_keys')
export class MasterKeyEntity {
  @PrimaryColumn({ type: 'text', name: 'key_id' })
  keyId!: string;

  @Column({ type: 'bytea' })
  canary!: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}

/** How often something was tried in the present window. The key is a keyed digest of what was tried, and by whom. */
@Entity('throttles')
@Index('throttles_window_ends_at_idx', ['windowEndsAt'])
export class ThrottleEntity {
  @PrimaryColumn({ type: 'bytea' })
  key!: Buffer;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'window_ends_at' })
  windowEndsAt!: Date;
}

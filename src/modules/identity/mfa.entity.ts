import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UserEntity } from './user.entity.js';

/** An authenticator app; its secret is sealed under the master key named beside it, bound to its user. */
@Entity('totp_factors')
export class TotpFactorEntity {
  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'totp_factors_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'bytea' })
  secret!: Buffer;

  @Column({ type: 'text', name: 'wrapping_key_id' })
  wrappingKeyId!: string;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  /** Null until the first code was right: only then does it count. */
  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  /** The time step (RFC 6238 §4.2) of the last code that was used; neither it nor an earlier one works again. */
  @Column({ type: 'bigint', name: 'last_used_step', nullable: true })
  lastUsedStep!: string | null;
}

/** What is left to get in with when the app is lost; each works once. */
@Entity('backup_codes')
export class BackupCodeEntity {
  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => TotpFactorEntity, { name: 'backup_codes_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @PrimaryColumn({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;
}

/** A sign-in whose password was right and whose code is still to come. The token itself is never stored. */
@Entity('mfa_challenges')
@Index('mfa_challenges_user_id_idx', ['userId'])
@Index('mfa_challenges_expires_at_idx', ['expiresAt'])
export class MfaChallengeEntity {
  @PrimaryColumn({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'mfa_challenges_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  /** The network address it was given to; from no other does it work. */
  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'consumed_at', nullable: true })
  consumedAt!: Date | null;
}

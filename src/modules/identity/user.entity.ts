import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { SoftDeletedEntity } from '../../platform/database/dated.entity.js';

/** What the directory shows of an account, and whether it may be used. Everything personal lies in `user_accounts`. */
@Entity('users')
@Index('users_created_at_idx', ['createdAt', 'id'])
@Index('users_deleted_at_idx', ['deletedAt', 'id'], { where: 'deleted_at is not null and erased_at is null' })
@Check('users_erased_inactive_check', 'erased_at is null or not is_active')
@Check('users_display_name_check', 'char_length(display_name) between 1 and 120')
@Check('users_kind_check', `kind in ('PERSON', 'SERVICE')`)
export class UserEntity extends SoftDeletedEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text', default: 'PERSON' })
  kind!: string;

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive!: boolean;

  /** When everything personal of a deleted account was destroyed; each module destroys its own in a trigger on this column. */
  @Column({ type: 'timestamptz', name: 'erased_at', nullable: true })
  erasedAt!: Date | null;
}

/** What only the user and holders of `users.read` see. E-mail and username are unique among live accounts. */
@Entity('user_accounts')
@Index('user_accounts_email_uq', ['emailKey'], { unique: true, where: 'deleted_at is null' })
@Index('user_accounts_username_uq', ['usernameKey'], { unique: true, where: 'deleted_at is null' })
@Check('user_accounts_email_check', 'char_length(email) <= 254')
@Check('user_accounts_ai_pair', '(ai_provider is null) = (ai_model is null)')
export class UserAccountEntity {
  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'user_accounts_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'text' })
  email!: string;

  /** The e-mail as it is compared: NFKC, lower case. */
  @Column({ type: 'text', name: 'email_key' })
  emailKey!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text', name: 'username_key' })
  usernameKey!: string;

  @Column({ type: 'text', default: 'en' })
  locale!: string;

  @Column({ type: 'boolean', name: 'is_superuser', default: false })
  isSuperuser!: boolean;

  @Column({ type: 'boolean', name: 'is_verified', default: false })
  isVerified!: boolean;

  @Column({ type: 'text', name: 'ai_provider', nullable: true })
  aiProvider!: string | null;

  @Column({ type: 'text', name: 'ai_model', nullable: true })
  aiModel!: string | null;

  @Column({ type: 'timestamptz', name: 'last_login_at', nullable: true })
  lastLoginAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}

/** The password's bcrypt hash, which no application query reaches. */
@Entity('user_credentials')
export class UserCredentialEntity {
  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => UserEntity, { name: 'user_credentials_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}

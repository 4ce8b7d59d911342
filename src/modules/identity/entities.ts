import { ApiKeyEntity, ServiceAccountEntity } from './api-key.entity.js';
import { GroupEntity, GroupMemberEntity, GroupPermissionEntity, GroupRoleEntity } from './group.entity.js';
import { InvitationEntity, InvitationGroupEntity, InvitationRoleEntity } from './invitation.entity.js';
import { MasterKeyEntity, SigningKeyEntity, ThrottleEntity } from './key.entity.js';
import { BackupCodeEntity, MfaChallengeEntity, TotpFactorEntity } from './mfa.entity.js';
import { PasswordResetEntity } from './password-reset.entity.js';
import { PermissionEntity, RoleEntity, RolePermissionEntity, UserRoleEntity } from './role.entity.js';
import { RefreshTokenEntity, SessionEntity } from './session.entity.js';
import { UserAccountEntity, UserCredentialEntity, UserEntity } from './user.entity.js';

/** Every entity of the module, for the data source. */
export const IDENTITY_ENTITIES = [
  UserEntity,
  UserAccountEntity,
  UserCredentialEntity,
  PermissionEntity,
  RoleEntity,
  RolePermissionEntity,
  UserRoleEntity,
  GroupEntity,
  GroupPermissionEntity,
  GroupRoleEntity,
  GroupMemberEntity,
  SessionEntity,
  RefreshTokenEntity,
  TotpFactorEntity,
  BackupCodeEntity,
  MfaChallengeEntity,
  PasswordResetEntity,
  SigningKeyEntity,
  MasterKeyEntity,
  ThrottleEntity,
  InvitationEntity,
  InvitationRoleEntity,
  InvitationGroupEntity,
  ServiceAccountEntity,
  ApiKeyEntity,
] as const;

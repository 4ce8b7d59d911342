import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { SoftDeletedEntity } from '../../../platform/database/dated.entity.js';

/** A server of the Model Context Protocol. Mirrors the table `mcp_servers`. */
@Entity('mcp_servers')
@Check('mcp_servers_name_check', `name ~ '^[A-Za-z][A-Za-z0-9-]{0,31}$'`)
@Check('mcp_servers_name_key_check', `name_key = lower(name)`)
@Check('mcp_servers_url_check', `char_length(url) between 1 and 2048`)
@Check('mcp_servers_reported_name_check', `char_length(reported_name) <= 200`)
@Check('mcp_servers_reported_version_check', `char_length(reported_version) <= 200`)
@Index('mcp_servers_name_key_uq', ['nameKey'], { unique: true, where: 'deleted_at is null' })
@Index('mcp_servers_created_at_idx', ['createdAt', 'id'])
export class McpServerEntity extends SoftDeletedEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'mcp_servers_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'name_key' })
  nameKey!: string;

  @Column({ type: 'text' })
  url!: string;

  /** What the headers are called that are sent to it besides. */
  @Column({ type: 'text', name: 'header_names', array: true, default: () => `'{}'` })
  headerNames!: string[];

  /** What it calls itself. */
  @Column({ type: 'text', name: 'reported_name', nullable: true })
  reportedName!: string | null;

  @Column({ type: 'text', name: 'reported_version', nullable: true })
  reportedVersion!: string | null;

  @Column({ type: 'timestamptz', name: 'refreshed_at', default: () => 'now()' })
  refreshedAt!: Date;

  /** Who registered it: an id without foreign key. */
  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;
}

/** What is sent to a server besides. Mirrors the table `mcp_credentials`. */
@Entity('mcp_credentials')
export class McpCredentialsEntity {
  @PrimaryColumn({ type: 'uuid', name: 'server_id', primaryKeyConstraintName: 'mcp_credentials_pkey' })
  @ForeignKey('mcp_servers', { name: 'mcp_credentials_server_id_fkey', onDelete: 'CASCADE' })
  serverId!: string;

  /** Names and values of headers, sealed for this row. */
  @Column({ type: 'bytea' })
  headers!: Buffer;

  @Column({ type: 'text', name: 'wrapping_key_id' })
  wrappingKeyId!: string;
}

/** Which server a tool came from. Mirrors the table `mcp_tools`. */
@Entity('mcp_tools')
@Unique('mcp_tools_remote_name_uq', ['serverId', 'remoteName'])
@Check('mcp_tools_remote_name_check', `char_length(remote_name) between 1 and 128`)
@Check('mcp_tools_definition_check', `definition ~ '^[0-9a-f]{64}$'`)
export class McpToolEntity {
  @PrimaryColumn({ type: 'uuid', name: 'tool_id', primaryKeyConstraintName: 'mcp_tools_pkey' })
  @ForeignKey('tools', { name: 'mcp_tools_tool_id_fkey', onDelete: 'CASCADE' })
  toolId!: string;

  @Column({ type: 'uuid', name: 'server_id' })
  @ForeignKey('mcp_servers', { name: 'mcp_tools_server_id_fkey', onDelete: 'CASCADE' })
  serverId!: string;

  /** What the server calls it. */
  @Column({ type: 'text', name: 'remote_name' })
  remoteName!: string;

  /** SHA-256 over the canonical JSON of everything the server says of it. */
  @Column({ type: 'text' })
  definition!: string;

  /** Since when the server lists it no more; null while it does. */
  @Column({ type: 'timestamptz', name: 'vanished_at', nullable: true })
  vanishedAt!: Date | null;
}

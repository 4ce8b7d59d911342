import { WorkspaceMemberEntity } from './member.entity.js';
import { WorkspaceEntity } from './workspace.entity.js';

/** The entities of this module. */
export const WORKSPACES_ENTITIES = [WorkspaceEntity, WorkspaceMemberEntity] as const;

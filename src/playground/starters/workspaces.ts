import { variables, type Starter } from './starter.js';

/** A team to own things together. */
export const CREATE_WORKSPACE: Starter = {
  name: 'CreateWorkspace',
  title: 'Create a workspace',
  summary: 'Own things together with others: you are its first owner.',
  query: `# Makes a workspace of your own. Copy the id of the answer: the next step asks for it.
# Needs workspaces.create, which the role member holds.

mutation CreateWorkspace($input: CreateWorkspaceInput!) {
  createWorkspace(input: $input) {
    __typename
    ... on CreateWorkspaceSuccess {
      workspace {
        id
        name
        slug
        role
      }
    }
    ... on Problem {
      message
    }
    ... on InvalidInput {
      field
    }
  }
}
`,
  variables: variables({ input: { name: 'My first team' } }),
};

/** Somebody for the team. */
export const ADD_WORKSPACE_MEMBER: Starter = {
  name: 'AddWorkspaceMember',
  title: 'Add somebody to it',
  summary: 'Add a person as owner, admin or member.',
  query: `# Adds a person to a workspace, who is told of it. FindPerson finds the id of the person.
# Owners add in any role, admins as ADMIN or MEMBER.

mutation AddWorkspaceMember($input: AddWorkspaceMemberInput!) {
  addWorkspaceMember(input: $input) {
    __typename
    ... on AddWorkspaceMemberSuccess {
      workspace {
        id
        members(first: 10) {
          totalCount
          nodes {
            userId
            role
            joinedAt
            user {
              displayName
            }
          }
        }
      }
    }
    ... on Problem {
      message
    }
  }
}
`,
  variables: variables({
    input: { workspaceId: 'the id of the workspace', userId: 'the id of the person', role: 'MEMBER' },
  }),
};

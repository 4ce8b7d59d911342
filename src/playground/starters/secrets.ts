import { variables, type Starter } from './starter.js';

/** A first secret. */
export const CREATE_SECRET: Starter = {
  name: 'CreateSecret',
  title: 'Create a secret',
  summary: 'Store a value, encrypted under a key of its own.',
  query: `# Stores a secret. The value is encrypted and shown by RevealSecret only.
# Copy the id of the answer: the next steps ask for it.
# Needs secrets.create, which the role member holds.

mutation CreateSecret($input: CreateSecretInput!) {
  createSecret(input: $input) {
    __typename
    ... on CreateSecretSuccess {
      secret {
        id
        name
        maskedValue
        currentVersion {
          number
        }
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
  variables: variables({
    input: {
      name: 'my-first-secret',
      type: 'API_KEY',
      provider: 'example',
      value: 'not-a-real-key-0123456789',
      tags: ['tour'],
    },
  }),
};

/** Secrets with owner and shares. */
export const LIST_SECRETS: Starter = {
  name: 'ListSecrets',
  title: 'List secrets',
  summary: 'Your secrets and those shared with you, with owner and shares.',
  query: `# The secrets you own and those shared with you, newest first.
# For the next page put pageInfo.endCursor into the variable "after".

query ListSecrets($first: Int, $after: String, $filter: SecretFilter) {
  secrets(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      id
      name
      type
      scope
      maskedValue
      owner {
        displayName
      }
      shares {
        access
        expiresAt
        grantee {
          ... on User {
            id
            displayName
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  variables: variables({ first: 20, after: null, filter: { isActive: true } }),
};

/** A share. */
export const SHARE_SECRET: Starter = {
  name: 'ShareSecret',
  title: 'Share',
  summary: 'Let somebody use, reveal or manage a secret of yours.',
  query: `# Put the ids of a secret (ListSecrets) and of a person (FindPerson) into Variables.
# USE lets tools use the value, REVEAL shows it as well, MANAGE may also change it.
# Sharing again changes the access; unshareSecret takes it back.

mutation ShareSecret($input: ShareSecretInput!) {
  shareSecret(input: $input) {
    __typename
    ... on ShareSecretSuccess {
      secret {
        id
        name
        scope
        shares {
          access
          grantee {
            ... on User {
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
  variables: variables({ input: { secretId: '', userId: '', access: 'REVEAL' } }),
};

/** Live events. */
export const WATCH_SECRETS: Starter = {
  name: 'WatchSecrets',
  title: 'Watch events',
  summary: 'Hear at once when a secret is shared, revealed or rotated.',
  query: `# Press play and leave it running: the right pane shows each event as it happens.
# Then share, reveal or rotate a secret in a second browser window.
# Going to another tab in here ends the subscription, as the stop button does.

subscription WatchSecrets {
  secretEvents {
    __typename
    ... on SecretShared {
      secretId
      granteeId
      at
      secret {
        name
        owner {
          displayName
        }
      }
    }
    ... on SecretUnshared {
      secretId
      granteeId
      at
    }
    ... on SecretRotated {
      secretId
      version
      at
    }
    ... on SecretRevealed {
      secretId
      userId
      version
      at
    }
    ... on SecretDeleted {
      secretId
      at
    }
  }
}
`,
  variables: null,
};

/** A value in clear. */
export const REVEAL_SECRET: Starter = {
  name: 'RevealSecret',
  title: 'Reveal',
  summary: 'The value in clear; recorded before it leaves the server.',
  query: `# Answers the value in clear. Put the id of the secret into Variables.
# It is in the audit log and in the secret's access log before it leaves.
# The owner hears of it (WatchSecrets).

mutation RevealSecret($input: RevealSecretInput!) {
  revealSecret(input: $input) {
    __typename
    ... on RevealSecretSuccess {
      value
      version
      secret {
        name
        accessLog(first: 5) {
          nodes {
            accessType
            success
            accessedAt
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
  variables: variables({ input: { secretId: '' } }),
};

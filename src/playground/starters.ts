/** One operation of the guided tour through the schema. */
export interface Starter {
  /** The name of the operation, which GraphiQL shows as the title of its tab. */
  readonly name: string;
  /** What it is for, in a few words. */
  readonly title: string;
  /** One sentence for somebody who sees the schema for the first time. */
  readonly summary: string;
  /** The GraphQL document. */
  readonly query: string;
  /** The text of the variables editor; null where the operation takes none. */
  readonly variables: string | null;
}

const variables = (value: unknown): string => JSON.stringify(value, null, 2);

const LOG_IN: Starter = {
  name: 'LogIn',
  title: 'Log in',
  summary: 'Exchange e-mail and password for an access token.',
  query: `# Start here: put your e-mail address and password into Variables below,
# then press the play button (or Ctrl+Enter).
#
# The playground copies the access token into Headers, for every tab.
# "Sign in" at the top right does the same without showing the password.

mutation LogIn($input: LoginInput!) {
  login(input: $input) {
    __typename
    ... on LoginSuccess {
      user {
        id
        displayName
      }
      accessToken
      refreshToken
      accessTokenExpiresAt
    }
    # Every mutation answers its success or a problem that says what to do.
    ... on Problem {
      message
    }
    ... on RateLimited {
      retryAfter
    }
  }
}
`,
  variables: variables({ input: { email: 'you@example.org', password: '' } }),
};

const WHO_AM_I: Starter = {
  name: 'WhoAmI',
  title: 'Who am I',
  summary: 'The signed-in user, with roles, permissions and sessions.',
  query: `# Who the server takes you for: it decides by the Authorization header.
# UNAUTHENTICATED means that you are not signed in, or no longer.

query WhoAmI {
  me {
    id
    displayName
    email
    roles {
      name
    }
    permissions
    sessions {
      id
      userAgent
      isCurrent
      lastActivityAt
    }
  }
}
`,
  variables: null,
};

const CREATE_SECRET: Starter = {
  name: 'CreateSecret',
  title: 'Create a secret',
  summary: 'Store a value, encrypted under a key of its own.',
  query: `# Stores a secret. The value is encrypted and never shown again, except by RevealSecret.
# Copy the id of the answer: the next steps ask for it.
# It needs the permission secrets.create, which the role member holds.

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

const LIST_SECRETS: Starter = {
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

const FIND_PERSON: Starter = {
  name: 'FindPerson',
  title: 'Find a person',
  summary: 'The id of somebody you want to share with.',
  query: `# Finds an active user by the exact e-mail address; null when there is none.
# ShareSecret asks for the id.

query FindPerson($email: String!) {
  findUser(email: $email) {
    id
    displayName
  }
}
`,
  variables: variables({ email: 'grace@example.org' }),
};

const SHARE_SECRET: Starter = {
  name: 'ShareSecret',
  title: 'Share',
  summary: 'Let somebody use, reveal or manage a secret of yours.',
  query: `# Put the id of a secret of yours (ListSecrets) and of a person (FindPerson) into Variables.
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

const REVEAL_SECRET: Starter = {
  name: 'RevealSecret',
  title: 'Reveal',
  summary: 'The value in clear; recorded before it leaves the server.',
  query: `# Answers the value in clear. Before it leaves, it is in the audit log and in the secret's
# access log, and the owner hears of it (WatchSecrets).

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

const WATCH_SECRETS: Starter = {
  name: 'WatchSecrets',
  title: 'Watch events',
  summary: 'Hear at once when a secret is shared, revealed or rotated.',
  query: `# Press play and leave it running: the pane on the right shows each event as it happens.
# Then, in a second window, share, reveal or rotate a secret. Another tab in here would
# end the subscription, and so does the stop button.

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

const INVITE_PERSON: Starter = {
  name: 'InvitePerson',
  title: 'Invite a person',
  summary: 'A one-time link that makes an account. For administrators.',
  query: `# Makes a one-time invitation link, shown this once: hand it over yourself.
# It needs the permission invitations.create, which the role admin holds.

mutation InvitePerson($input: CreateInvitationInput!) {
  createInvitation(input: $input) {
    __typename
    ... on CreateInvitationSuccess {
      url
      invitation {
        id
        emailHint
        status
        expiresAt
      }
    }
    ... on Problem {
      message
    }
  }
}
`,
  variables: variables({ input: { emailHint: 'grace@example.org' } }),
};

const AUDIT_LOG: Starter = {
  name: 'AuditLog',
  title: 'Audit log',
  summary: 'Who did what and when, and proof that nothing was changed.',
  query: `# What happened, newest first, and whether every sealed entry is still as it was written.
# It needs the permissions audit.read and audit.verify (roles auditor and admin).
# Reading the audit log is recorded in it, too.

query AuditLog($first: Int, $filter: AuditLogFilter) {
  auditLogs(first: $first, filter: $filter) {
    totalCount
    nodes {
      createdAt
      username
      action
      resourceType
      resourceId
      success
      errorMessage
    }
  }
  verifyAuditLog {
    ok
    checked
    unsealed
    firstBroken {
      id
      reason
    }
  }
}
`,
  variables: variables({ first: 20, filter: { success: true } }),
};

/** The tour, in the order a newcomer takes it. Each document is tested against the schema. */
export const starters: readonly Starter[] = [
  LOG_IN,
  WHO_AM_I,
  CREATE_SECRET,
  LIST_SECRETS,
  FIND_PERSON,
  SHARE_SECRET,
  WATCH_SECRETS,
  REVEAL_SECRET,
  INVITE_PERSON,
  AUDIT_LOG,
];

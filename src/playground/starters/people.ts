import { variables, type Starter } from './starter.js';

/** Signing in. */
export const LOG_IN: Starter = {
  name: 'LogIn',
  title: 'Log in',
  summary: 'Exchange e-mail and password for an access token.',
  query: `# Start here: put your e-mail address and password into Variables, and press play (Ctrl+Enter).
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

/** The signed-in user. */
export const WHO_AM_I: Starter = {
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

/** Somebody else, by e-mail. */
export const FIND_PERSON: Starter = {
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

/** A new account. */
export const INVITE_PERSON: Starter = {
  name: 'InvitePerson',
  title: 'Invite a person',
  summary: 'A one-time link that makes an account. For administrators.',
  query: `# Makes a one-time invitation link, shown this once: hand it over yourself.
# Needs invitations.create, which the role admin holds.

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

/** The audit log and its proof. */
export const AUDIT_LOG: Starter = {
  name: 'AuditLog',
  title: 'Audit log',
  summary: 'Who did what and when, and proof that nothing was changed.',
  query: `# What happened, newest first, and whether every sealed entry is as it was written.
# Needs audit.read and audit.verify, which the roles auditor and admin hold.
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

/** The operations of the demo, as any GraphQL client would send them. */

export const LOGIN = /* GraphQL */ `
  mutation ($input: LoginInput!) {
    login(input: $input) {
      __typename
      ... on LoginSuccess {
        accessToken
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const CREATE_INVITATION = /* GraphQL */ `
  mutation ($input: CreateInvitationInput!) {
    createInvitation(input: $input) {
      __typename
      ... on CreateInvitationSuccess {
        token
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const ACCEPT_INVITATION = /* GraphQL */ `
  mutation ($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on AcceptInvitationSuccess {
        accessToken
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const FIND_USER = /* GraphQL */ `
  query ($email: String!) {
    findUser(email: $email) {
      id
      displayName
    }
  }
`;

export const CREATE_SECRET = /* GraphQL */ `
  mutation ($input: CreateSecretInput!) {
    createSecret(input: $input) {
      __typename
      ... on CreateSecretSuccess {
        secret {
          id
          name
          maskedValue
        }
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const SHARE_SECRET = /* GraphQL */ `
  mutation ($input: ShareSecretInput!) {
    shareSecret(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`;

export const REVEAL_SECRET = /* GraphQL */ `
  mutation ($input: RevealSecretInput!) {
    revealSecret(input: $input) {
      __typename
      ... on RevealSecretSuccess {
        value
        version
      }
      ... on Problem {
        message
      }
    }
  }
`;

export const DELETE_SECRET = /* GraphQL */ `
  mutation ($input: DeleteSecretInput!) {
    deleteSecret(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`;

export const SECRET = /* GraphQL */ `
  query ($id: ID!) {
    secret(id: $id) {
      id
      name
    }
  }
`;

export const ACCESS_LOG = /* GraphQL */ `
  query ($id: ID!) {
    secret(id: $id) {
      accessLog(first: 20) {
        nodes {
          accessType
          success
          user {
            displayName
          }
        }
      }
    }
  }
`;

export const SECRET_EVENTS = /* GraphQL */ `
  subscription {
    secretEvents {
      __typename
      ... on SecretShared {
        secret {
          name
        }
      }
    }
  }
`;

export const VERIFY_AUDIT_LOG = /* GraphQL */ `
  {
    verifyAuditLog {
      ok
      checked
      unsealed
    }
  }
`;

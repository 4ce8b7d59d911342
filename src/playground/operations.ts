/** The operations that the pages themselves send. Each is tested against the schema, as the starters are. */

const TOKENS = `user { displayName } accessToken refreshToken accessTokenExpiresAt`;

/** Signs in from the dialog. */
export const SIGN_IN = `mutation SignIn($input: LoginInput!) {
  result: login(input: $input) {
    __typename
    ... on LoginSuccess { ${TOKENS} }
    ... on MfaRequired { challenge }
    ... on Problem { message }
    ... on RateLimited { retryAfter }
  }
}`;

/** Answers the challenge of an account with a second factor. */
export const COMPLETE_MFA = `mutation CompleteMfa($input: CompleteMfaInput!) {
  result: completeMfa(input: $input) {
    __typename
    ... on CompleteMfaSuccess { ${TOKENS} }
    ... on Problem { message }
    ... on RateLimited { retryAfter }
  }
}`;

/** Exchanges the refresh token when the access token is about to expire. */
export const RENEW = `mutation Renew($input: RefreshSessionInput!) {
  result: refreshSession(input: $input) {
    __typename
    ... on RefreshSessionSuccess { ${TOKENS} }
    ... on Problem { message }
  }
}`;

/** Ends the session. */
export const SIGN_OUT = `mutation SignOut { result: logout { __typename ... on Problem { message } } }`;

/** Whose access token it is that a reloaded page still has. */
export const WHOSE = `query Whose { result: me { displayName } }`;

/** What the invitation page sends. It asks for no tokens: the new person signs in where they work. */
export const ACCEPT_INVITATION = `mutation AcceptInvitation($input: AcceptInvitationInput!) {
  result: acceptInvitation(input: $input) {
    __typename
    ... on AcceptInvitationSuccess { user { displayName email } }
    ... on Problem { message }
    ... on InvalidInput { field }
    ... on Conflict { field }
    ... on RateLimited { retryAfter }
  }
}`;

/** What the page for a new password sends. */
export const RESET_PASSWORD = `mutation ResetPassword($input: ResetPasswordInput!) {
  result: resetPassword(input: $input) {
    __typename
    ... on ResetPasswordSuccess { mfaRequired }
    ... on Problem { message }
    ... on InvalidInput { field }
    ... on RateLimited { retryAfter }
  }
}`;

/** What the page of a one-time link sends. */
export const OPEN_SECRET_LINK = `mutation OpenSecretLink($input: OpenSecretLinkInput!) {
  result: openSecretLink(input: $input) {
    __typename
    ... on OpenSecretLinkSuccess { value name displayName comment }
    ... on Problem { message }
  }
}`;

/** Proves again who is there, where a secret asks for that. */
export const STEP_UP = `mutation StepUp($input: StepUpInput!) {
  result: stepUp(input: $input) {
    __typename
    ... on Problem { message }
    ... on RateLimited { retryAfter }
  }
}`;

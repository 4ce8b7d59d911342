/** Operations that several tests send. */
const PROBLEM = '... on Problem { message } ... on InvalidInput { field }';

/** A mutation with one input: it answers `selection` where it succeeds, and otherwise the problem and its field. */
export const mutation = (name: string, selection: string) => {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename
    ... on ${type}Success { ${selection} } ${PROBLEM} } }`;
};

export const CREATE_SECRET = `mutation ($input: CreateSecretInput!) { createSecret(input: $input) { __typename
  ... on CreateSecretSuccess { secret { id name maskedValue scope tags owner { id } currentVersion { number } } } ${PROBLEM} } }`;
export const UPDATE_SECRET = `mutation ($input: UpdateSecretInput!) { updateSecret(input: $input) { __typename
  ... on UpdateSecretSuccess { secret { id name description } } ${PROBLEM} } }`;
export const ROTATE_SECRET = `mutation ($input: RotateSecretInput!) { rotateSecret(input: $input) { __typename
  ... on RotateSecretSuccess { secret { id currentVersion { number } } } ${PROBLEM} } }`;
export const REVEAL_SECRET = `mutation ($input: RevealSecretInput!) { revealSecret(input: $input) { __typename
  ... on RevealSecretSuccess { value version secret { id } } ${PROBLEM} } }`;
export const SHARE_SECRET = `mutation ($input: ShareSecretInput!) { shareSecret(input: $input) { __typename
  ... on ShareSecretSuccess { secret { id scope shares { access grantee { ... on User { id displayName } } } } } ${PROBLEM} } }`;
export const UNSHARE_SECRET = `mutation ($input: UnshareSecretInput!) { unshareSecret(input: $input) { __typename
  ... on UnshareSecretSuccess { secret { id scope shares { access } } } ${PROBLEM} } }`;
export const DELETE_SECRET = `mutation ($input: DeleteSecretInput!) { deleteSecret(input: $input) { __typename
  ... on DeleteSecretSuccess { secretId secret { id } } ${PROBLEM} } }`;
export const SECRET = `query ($id: ID!) { secret(id: $id) { id name scope shares { access grantee { ... on User { id } } }
  accessLog(first: 50) { nodes { accessType success user { id } } totalCount } } }`;
export const SECRET_EVENTS = `subscription { secretEvents { __typename
  ... on SecretShared { secretId granteeId at secret { id name } }
  ... on SecretUnshared { secretId granteeId at }
  ... on SecretRotated { secretId version at }
  ... on SecretRevealed { secretId userId version at }
  ... on SecretDeleted { secretId at } } }`;

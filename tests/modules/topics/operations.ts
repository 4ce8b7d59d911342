import type { Account } from '../../support/people.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field } ... on Conflict { field }';
const TOPIC = 'topic { id name description isSystem documentCount }';
const DOCUMENT = 'document { id topics { id name } topicLinks { source confidence topic { id name } } }';

/** A mutation of topics with this name, which answers `selection`. */
const mutation = (name: string, selection: string) => {
  const noun = name.charAt(0).toUpperCase() + name.slice(1);
  return `mutation ($input: ${noun}Input!) { ${name}(input: $input) { __typename
    ... on ${noun}Success { ${selection} } ${PROBLEM} } }`;
};

export const CREATE = mutation('createTopic', TOPIC);
export const UPDATE = mutation('updateTopic', TOPIC);
export const DELETE = mutation('deleteTopic', 'topicId').replace('... on Conflict { field }', '');
export const CREATE_SYSTEM = mutation('createSystemTopic', TOPIC);
export const UPDATE_SYSTEM = mutation('updateSystemTopic', TOPIC);
export const DELETE_SYSTEM = mutation('deleteSystemTopic', 'topicId').replace('... on Conflict { field }', '');
export const TAG = mutation('tagDocument', DOCUMENT);
export const UNTAG = mutation('untagDocument', DOCUMENT).replace('... on Conflict { field }', '');
export const TOPICS = `query ($filter: TopicFilter) { topics(first: 100, filter: $filter) {
  nodes { id name isSystem documentCount } totalCount } }`;
export const TOPICS_OF = `query ($id: ID!) { document(id: $id) { topics { name isSystem }
  topicLinks { source confidence topic { name } } } }`;

/** Makes a topic, of the system where `CREATE_SYSTEM` is given, and answers its id. */
export async function make(account: Account, name: string, operation = CREATE): Promise<string> {
  const { topic } = (await account.person.must(operation, { name })) as unknown as { topic: { id: string } };
  return topic.id;
}

/** The names of the topics that somebody sees. */
export async function namesFor(account: Account, filter: object = {}): Promise<string[]> {
  const { topics } = await account.person.ask<{ topics: { nodes: { name: string }[] } }>(TOPICS, { filter });
  return topics.nodes.map(({ name }) => name).sort();
}

/** The names of the topics of a document, as somebody sees them. */
export async function topicsOf(account: Account, id: string): Promise<string[]> {
  const answer = await account.person.ask<{ document: { topics: { name: string }[] } }>(TOPICS_OF, { id });
  return answer.document.topics.map(({ name }) => name);
}
